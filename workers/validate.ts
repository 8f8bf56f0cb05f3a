import { runWorkerProcess } from '../src/pipeline/worker-process.js';

await runWorkerProcess(['validate']);
