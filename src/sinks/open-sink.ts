import type { SinkSettings } from '../settings/read-settings.js';
import { openJsonlFile } from './jsonl-file.js';
import type { Sink } from './sink.js';
import { openStandardOutput } from './standard-output.js';
import { openWebhook } from './webhook.js';

/**
 * The sink that the configuration describes. Nothing is connected or written before something is delivered.
 */
export function openSink(settings: SinkSettings): Sink {
  switch (settings.kind) {
    case 'jsonl':
      return openJsonlFile(settings.path);
    case 'webhook':
      return openWebhook(settings, process.env);
    case 'stdout':
      return openStandardOutput(process.stdout);
  }
}
