import { runWorkerProcess } from '../src/pipeline/worker-process.js';
import { QUEUES } from '../src/queue/names.js';

await runWorkerProcess(QUEUES);
