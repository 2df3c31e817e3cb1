// Loaded before every schema: zod tries `new Function` when a schema is made, which the window's policy forbids
// and reports.
import { config } from 'zod';

config({ jitless: true });
