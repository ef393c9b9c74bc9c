import { as, stringsOf } from '../../sql/ast.ts';
import type { Ast, Node } from '../../sql/ast.ts';
import type { TextRange } from '../../text/range.ts';
import type { Routine } from '../types.ts';
import { typeReferenceOf } from '../typeName.ts';
import type { Extracted } from './extracted.ts';
import { nameOfNodes, optionText, routineReference } from './names.ts';
import type { StatementText } from './statementText.ts';

/** CREATE [OR REPLACE] FUNCTION or PROCEDURE. */
export function createRoutine(node: Ast.CreateFunctionStmt, text: StatementText): readonly Extracted[] {
  const name = nameOfNodes(node.funcname);
  const parameters = (node.parameters ?? []).flatMap((each) => as(each, 'FunctionParameter') ?? []);
  const inputs = parameters.filter(isInput);
  const options = routineOptions(node.options);
  const procedure = node.is_procedure === true;
  const returns = node.returnType === undefined ? undefined : typeReferenceOf(node.returnType);
  const table = parameters.some((parameter) => parameter.mode === 'FUNC_PARAM_TABLE');
  return [
    {
      kind: 'createRoutine',
      nameRange: text.nameAfter(procedure ? 'procedure' : 'function'),
      routine: { ...name, argumentTypes: inputs.map((each) => typeReferenceOf(each.argType ?? {})) },
      routineKind: procedure ? 'procedure' : 'function',
      replace: node.replace === true,
      argumentNames: inputs.map((each) => (each.name === '' ? undefined : each.name)),
      returns: table ? undefined : returns,
      returnsText: table ? 'table' : undefined,
      returnsSet: node.returnType?.setof === true,
      language: options.language ?? 'sql',
      securityDefiner: options.securityDefiner ?? false,
      volatility: options.volatility ?? 'volatile',
      settings: options.set,
      ...body(node, text),
    },
  ];
}

/** ALTER FUNCTION, PROCEDURE or ROUTINE with a list of actions. */
export function alterRoutine(node: Ast.AlterFunctionStmt, text: StatementText): readonly Extracted[] {
  const options = routineOptions(node.actions);
  return [
    {
      kind: 'alterRoutine',
      nameRange: text.nameAt(2),
      routine: routineReference(node.func),
      securityDefiner: options.securityDefiner,
      volatility: options.volatility,
      set: options.set,
      reset: options.reset,
    },
  ];
}

function isInput(parameter: Ast.FunctionParameter): boolean {
  return parameter.mode !== 'FUNC_PARAM_OUT' && parameter.mode !== 'FUNC_PARAM_TABLE';
}

interface RoutineOptions {
  language: string | undefined;
  securityDefiner: boolean | undefined;
  volatility: Routine['volatility'] | undefined;
  readonly set: Record<string, string>;
  readonly reset: string[];
}

function routineOptions(nodes: readonly Node[] | undefined): RoutineOptions {
  const options: RoutineOptions = {
    language: undefined,
    securityDefiner: undefined,
    volatility: undefined,
    set: {},
    reset: [],
  };
  for (const node of nodes ?? []) {
    const element = as(node, 'DefElem');
    if (element !== undefined) noteOption(options, element);
  }
  return options;
}

function noteOption(options: RoutineOptions, element: Ast.DefElem): void {
  switch (element.defname) {
    case 'language':
      options.language = optionText(element.arg).toLowerCase();
      return;
    case 'security':
      options.securityDefiner = as(element.arg, 'Boolean')?.boolval === true;
      return;
    case 'volatility': {
      const word = optionText(element.arg);
      if (word === 'immutable' || word === 'stable' || word === 'volatile') options.volatility = word;
      return;
    }
    case 'set': {
      const setting = as(element.arg, 'VariableSetStmt');
      if (setting !== undefined) noteSetting(options, setting);
      return;
    }
    default:
  }
}

function noteSetting(options: RoutineOptions, setting: Ast.VariableSetStmt): void {
  const name = (setting.name ?? '').toLowerCase();
  if (setting.kind === 'VAR_RESET_ALL') options.reset.push('*');
  else if (setting.kind === 'VAR_RESET' || setting.kind === 'VAR_SET_DEFAULT') options.reset.push(name);
  else if (setting.kind === 'VAR_SET_CURRENT') options.set[name] = 'from current';
  else options.set[name] = (setting.args ?? []).map((value) => optionText(value)).join(', ');
}

function body(
  node: Ast.CreateFunctionStmt,
  text: StatementText,
): { readonly body: string | undefined; readonly bodyRange: TextRange | undefined } {
  const written = (node.options ?? [])
    .map((each) => as(each, 'DefElem'))
    .find((each) => each?.defname === 'as');
  if (written !== undefined) {
    const token = text.tokens[text.indexAt(text.offsetOf(written.location)) + 1];
    const bodyRange = token === undefined ? undefined : { start: token.start, end: token.end };
    return { body: stringsOf(as(written.arg, 'List')?.items)[0], bodyRange };
  }
  if (node.sql_body === undefined) return { body: undefined, bodyRange: undefined };
  const first = Math.max(text.find('begin'), text.find('return'));
  const bodyRange = text.rangeOf(first, text.tokens.length);
  return { body: text.slice(bodyRange.start, bodyRange.end), bodyRange };
}
