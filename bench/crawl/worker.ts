import { readConfig } from '../../src/settings/config.js';
import { createLog } from '../../src/observe/log.js';
import { openPipeline } from '../../src/pipeline/pipeline.js';
import { startWorkers } from '../../src/pipeline/workers.js';
import { QUEUES } from '../../src/queue/names.js';
import { toLoopback } from './loopback.js';

/** A worker process whose every name lies on 127.0.0.1. Ends when its parent goes. */
const config = readConfig(process.env);
const pipeline = await openPipeline(config, createLog(config), toLoopback());
const workers = await startWorkers(pipeline, QUEUES);
process.send?.('ready');
process.on('disconnect', () => {
  void workers
    .close()
    .then(() => pipeline.close())
    .then(() => process.exit(0));
});
