/** What a county is measured against: section `targets` of the project file. */
import { targetIds } from '../../report/targets/shipped.js';
import { choice, files, list, section } from '../../schema/option.js';

const [firstTarget, ...otherTargets] = targetIds;

export const targets = section(
  {
    profiles: list(
      choice([firstTarget, ...otherTargets], {
        doc: { en: 'A shipped target profile.', zh: '内置目标模板。' },
        example: 'signal-upgrade-2025',
      }),
      {
        doc: {
          en: 'Target profiles that the scorecard shows; each is dated and names its source.',
          zh: '记分卡采用的目标模板，均注明日期与来源。',
        },
        maxItems: 20,
        example: ['signal-upgrade-2025', 'sail-2027'],
      },
    ).default(['2020-seed', 'gigabit-city-2021', 'signal-upgrade-2025', 'sail-2027']),
    own: files(
      {},
      {
        doc: { en: 'Target profiles of your own (YAML or JSON).', zh: '自定义目标模板（YAML 或 JSON）。' },
        example: 'targets.yaml',
      },
    ).optional(),
  },
  {
    doc: { en: 'Targets of the scorecard.', zh: '记分卡目标。' },
    example: { profiles: ['signal-upgrade-2025'] },
  },
).prefault({});
