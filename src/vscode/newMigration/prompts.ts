import * as vscode from 'vscode';
import { DisposableStore } from '../disposables.ts';

/** How a step of a dialogue ended. */
export type Answer<Value> =
  | { readonly outcome: 'chosen'; readonly value: Value }
  | { readonly outcome: 'back' }
  | { readonly outcome: 'cancelled' };

/** Where a step stands in its dialogue. */
export interface StepPlace {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** One row of a list to choose from. */
export interface Choice<Value> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** The heading that the row stands under; rows of one heading follow each other. */
  readonly group?: string;
  readonly value: Value;
}

/** A list to choose one row from. */
export interface PickRequest<Value> extends StepPlace {
  readonly placeholder: string;
  readonly choices: readonly Choice<Value>[];
}

/** Shows a list and waits for a choice; from the second step on there is a way back. */
export async function pick<Value>(request: PickRequest<Value>): Promise<Answer<Value>> {
  const box = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly value?: Value }>();
  box.items = withHeadings(request.choices);
  box.placeholder = request.placeholder;
  box.matchOnDescription = true;
  box.matchOnDetail = true;
  return ask(box, request, (store, answer) => {
    store.add(
      box.onDidAccept(() => {
        const [item] = box.selectedItems;
        if (item?.value !== undefined) answer({ outcome: 'chosen', value: item.value });
      }),
    );
  });
}

function withHeadings<Value>(
  choices: readonly Choice<Value>[],
): (vscode.QuickPickItem & { readonly value?: Value })[] {
  return choices.flatMap(({ group, ...choice }, index) => {
    const isFirst = group !== undefined && group !== choices[index - 1]?.group;
    return isFirst ? [{ label: group, kind: vscode.QuickPickItemKind.Separator }, choice] : [choice];
  });
}

/** What stands below an input box for one state of its text. */
export interface InputState {
  readonly message: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly accepted: boolean;
}

/** A text to type. */
export interface InputRequest extends StepPlace {
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  readonly judge: (value: string) => InputState;
}

/** Shows an input box that judges each keystroke, and waits for a text that is accepted. */
export async function input(request: InputRequest): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.value = request.value;
  box.prompt = request.prompt;
  box.placeholder = request.placeholder;
  const judge = (): boolean => {
    const { message, severity, accepted } = request.judge(box.value);
    box.validationMessage = message === '' ? undefined : { message, severity: editorSeverity(severity) };
    return accepted;
  };
  judge();
  return ask(box, request, (store, answer) => {
    store.add(box.onDidChangeValue(judge));
    store.add(
      box.onDidAccept(() => {
        if (judge()) answer({ outcome: 'chosen', value: box.value });
      }),
    );
  });
}

function editorSeverity(severity: InputState['severity']): vscode.InputBoxValidationSeverity {
  switch (severity) {
    case 'info':
      return vscode.InputBoxValidationSeverity.Info;
    case 'warning':
      return vscode.InputBoxValidationSeverity.Warning;
    case 'error':
      return vscode.InputBoxValidationSeverity.Error;
  }
}

type Box = Pick<
  vscode.InputBox,
  | 'title'
  | 'step'
  | 'totalSteps'
  | 'ignoreFocusOut'
  | 'buttons'
  | 'onDidTriggerButton'
  | 'onDidHide'
  | 'show'
  | 'dispose'
>;

/** Turns the events of a box into one answer; the only place that makes a promise by hand. */
async function ask<Value>(
  box: Box,
  place: StepPlace,
  listen: (store: DisposableStore, answer: (answer: Answer<Value>) => void) => void,
): Promise<Answer<Value>> {
  const store = new DisposableStore();
  store.add(box);
  box.title = place.title;
  box.step = place.step;
  box.totalSteps = place.totalSteps;
  box.ignoreFocusOut = true;
  if (place.step > 1) box.buttons = [vscode.QuickInputButtons.Back];
  try {
    return await new Promise<Answer<Value>>((resolve) => {
      listen(store, resolve);
      store.add(
        box.onDidTriggerButton(() => {
          resolve({ outcome: 'back' });
        }),
      );
      store.add(
        box.onDidHide(() => {
          resolve({ outcome: 'cancelled' });
        }),
      );
      box.show();
    });
  } finally {
    store.dispose();
  }
}
