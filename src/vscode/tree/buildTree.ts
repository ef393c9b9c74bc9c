import type { MigrationStatus } from '../../core/supabase/types.ts';
import { countMigrations, type ProjectState } from '../history/projectState.ts';
import { passesFilter, type TreeFilter } from './filter.ts';
import { emptyNodes, messageNodes } from './messageNodes.ts';
import type { MigrationNode, ProjectNode, TargetNode, TreeNode } from './nodes.ts';
import type { TreeInput } from './treeInput.ts';

/**
 * The nodes at the top. One project shows its migrations at once, several show a folder each.
 * Empty where a welcome view says more than a node could: no project, or one project without migrations.
 */
export function rootNodes(input: TreeInput): readonly TreeNode[] {
  const [first, ...others] = input.states;
  if (first === undefined) return [];
  if (others.length > 0) return input.states.map(projectNode);
  if (first.snapshot !== undefined && countMigrations(first.snapshot).total === 0) return [];
  return projectChildren(first, input);
}

/** The nodes below `node`; only projects have any. */
export function childNodes(node: TreeNode, input: TreeInput): readonly TreeNode[] {
  if (node.kind !== 'project') return [];
  const state = input.states.find((candidate) => candidate.project.path === node.project.path);
  return state === undefined ? [] : projectChildren(state, input);
}

/** The node that holds `node`, or `undefined` when it stands at the top. */
export function parentNode(node: TreeNode, input: TreeInput): TreeNode | undefined {
  if (node.kind === 'project' || input.states.length < 2) return undefined;
  const state = input.states.find((candidate) => candidate.project.path === node.projectPath);
  return state && projectNode(state);
}

/** The node of the migration file at `path`, wherever it is in the tree; `undefined` when filtered out. */
export function findMigration(path: string, input: TreeInput): MigrationNode | undefined {
  for (const state of input.states) {
    const found = migrationNodes(state, input.filter).find((node) => node.migration.path === path);
    if (found !== undefined) return found;
  }
  return undefined;
}

function projectNode(state: ProjectState): ProjectNode {
  return {
    kind: 'project',
    id: state.project.path,
    project: state.project,
    counts: countMigrations(state.snapshot),
  };
}

function projectChildren(state: ProjectState, input: TreeInput): readonly TreeNode[] {
  const migrations = migrationNodes(state, input.filter);
  return [
    ...messageNodes(state, input),
    ...targetNodes(state),
    ...migrations,
    ...(migrations.length > 0 ? [] : emptyNodes(state, input)),
  ];
}

function targetNodes({ project, snapshot }: ProjectState): readonly TargetNode[] {
  const told = new Set((snapshot?.problems ?? []).map(({ code }) => code));
  // What keeps every database from answering is said once, by a message.
  const own = (snapshot?.targets ?? []).filter(
    ({ problem }) => problem === undefined || !told.has(problem.code),
  );
  return own.map((status) => ({
    kind: 'target',
    id: `${project.path}#target:${status.target.id}`,
    projectPath: project.path,
    status,
    migrations: snapshot?.migrations ?? [],
  }));
}

function migrationNodes({ project, snapshot }: ProjectState, filter: TreeFilter): readonly MigrationNode[] {
  const targets = (snapshot?.targets ?? []).map((status) => status.target);
  return newestFirst(snapshot?.migrations ?? [])
    .filter((migration) => passesFilter(migration, filter))
    .map((migration) => ({
      kind: 'migration' as const,
      id: `${project.path}#migration:${migration.path ?? migration.version}`,
      projectPath: project.path,
      migration,
      targets,
    }));
}

/** By version from the newest on; files that the CLI skips have no place in the order and go first. */
function newestFirst(migrations: readonly MigrationStatus[]): readonly MigrationStatus[] {
  const skipped = migrations.filter(({ state }) => state === 'skipped');
  const others = migrations.filter(({ state }) => state !== 'skipped');
  return [...skipped, ...others.reverse()];
}
