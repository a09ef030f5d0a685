/** What `verify` can check: propagation models and the formulas of other rooms, each by its id. */
import { economicsReferences } from '../../economics/references.js';
import type { ReferenceForm } from '../../propagation/reference.js';
import { models, unknownModel } from '../../propagation/registry.js';
import { radioReferences } from '../../radio/references.js';
import { instanceSets } from './instances/run.js';

const formed = [...Object.values(models), ...radioReferences, ...economicsReferences];
/** Formulas and models have forms of cases, solvers have sets of instances. */
const subjects: readonly { readonly id: string }[] = [...formed, ...instanceSets];

/** The id as known; an unknown one is a usage error that names the nearest known one. */
export function subjectId(id: string): string {
  if (subjects.some((subject) => subject.id === id)) return id;
  throw unknownModel(
    id,
    subjects.map((subject) => subject.id),
  );
}

/** Reference forms of every subject; code is fetched here and not before. */
export async function formsOfSubjects(): Promise<Map<string, readonly ReferenceForm[]>> {
  const forms = new Map<string, readonly ReferenceForm[]>();
  for (const subject of formed) forms.set(subject.id, (await subject.load()).forms);
  return forms;
}
