import type { Command } from '../command.ts';
import { lint } from './lint.ts';
import { lsp } from './lsp.ts';
import { create } from './new.ts';
import { rules } from './rules.ts';
import { status } from './status.ts';

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [lint, rules, create, status, lsp];
