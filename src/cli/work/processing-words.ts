import { both } from '../../language.js';

/** What is said while the items of a run are worked. */
export const PROCESSING = both('处理', 'Processing');

/** What is said while files are listed. */
export const PLANNING = both('清点文件', 'Listing the files');
