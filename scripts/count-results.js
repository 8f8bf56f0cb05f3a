// Adds up vitest's JSON results and prints "N passed, N failed" as the last line. Fails when a test failed,
// when none ran, when one was skipped (a skipped test proves nothing), or when a file is missing or could not
// be loaded. Usage: node scripts/count-results.js RESULTS.json…
import { readFileSync } from 'node:fs';

let passed = 0;
let failed = 0;
let skipped = 0;
for (const path of process.argv.slice(2)) {
  const results = read(path);
  passed += results.numPassedTests;
  failed += results.numFailedTests;
  skipped += results.numPendingTests + (results.numTodoTests ?? 0);
  // A file that cannot be loaded has no tests to count.
  for (const file of results.testResults) {
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) {
      console.error(`${file.name} failed as a whole: ${file.message ?? ''}`);
      failed += 1;
    }
  }
}
if (skipped > 0) console.error(`${skipped} tests were skipped; every test must run.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || skipped > 0 || passed === 0 ? 1 : 0;

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    console.error(`No results in ${path} (${error.message}): the test run ended before it could write them.`);
    return { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0, testResults: [] };
  }
}
