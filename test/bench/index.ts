import { benchCountsAfterEdit } from './counts-after-edit.ts';

benchCountsAfterEdit((line) => console.log(line));
