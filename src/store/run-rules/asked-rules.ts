import type { RunRuleId } from '../../rules/registry.js';
import type { AskedRule } from './ask.js';
import { askMissing } from './missing.js';
import { askPeers } from './peers.js';
import { askDuplicates, askHierarchy } from './one-year.js';
import { askNarratives } from './narratives.js';
import { askCarriedOver, askInForce, askJumps } from './two-years.js';

/** Every rule across reports with its facts, in the order of the catalogue. */
export const ASKED_RULES: Readonly<Record<RunRuleId, AskedRule>> = {
  'missing-report': askMissing,
  'duplicate-report': askDuplicates,
  'carried-over-mismatch': askCarriedOver,
  'in-force-balance': askInForce,
  'year-on-year-jump': askJumps,
  'peer-outlier': askPeers,
  'near-duplicate-narrative': askNarratives,
  'hierarchy-sum': askHierarchy,
};
