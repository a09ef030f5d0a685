/** Antennas of many beams in the project file: measured one by one, or a grid by formula. */
import { list, quantity, section, shortSection, text } from '../../schema/option.js';
import { configMessages as m } from './messages.js';

const elements = (en: string, zh: string, example: number) =>
  quantity({ doc: { en, zh }, unit: '1', min: 1, max: 32, integer: true, example }).default(example);

const spacing = (en: string, zh: string, example: number) =>
  quantity({ doc: { en, zh }, unit: '1', min: 0.3, max: 2, example }).default(example);

const angles = (en: string, zh: string, example: readonly number[]) =>
  list(
    quantity({ doc: { en: 'Angle.', zh: '角度。' }, unit: 'deg', min: -90, max: 90, example: example[0] }),
    { doc: { en, zh }, maxItems: 64, example },
  ).default([]);

const beamSet = shortSection(
  'measured',
  {
    measured: list(
      text({ doc: { en: 'Antenna of `antennas`.', zh: '`antennas` 中的天线名。' }, example: 'aau-b1' }),
      {
        doc: { en: 'Measured beams, one antenna file each.', zh: '实测波束，每个波束一个天线文件。' },
        minItems: 1,
        maxItems: 256,
        example: ['aau-b1', 'aau-b2'],
      },
    ).optional(),
    columns: elements('Columns of the array.', '阵列列数。', 8),
    rows: elements('Rows of elements.', '阵列行数。', 12),
    column_spacing_wl: spacing('Distance of columns in wavelengths.', '列间距（波长）。', 0.5),
    row_spacing_wl: spacing('Distance of rows in wavelengths.', '行间距（波长）。', 0.7),
    azimuths_deg: angles(
      'Azimuths of the beams from the panel’s normal.',
      '各波束相对面板法线的方位角。',
      [-30, 0, 30],
    ),
    downtilts_deg: angles('Tilts of the beams, down positive.', '各波束下倾角，向下为正。', [3, 9]),
  },
  {
    doc: {
      en: 'Beams: measured, or a grid by ITU-R M.2101 where every tilt is sent at every azimuth.',
      zh: '波束：实测，或按 ITU-R M.2101 计算的网格（每个方位角配每个下倾角）。',
    },
    source: 'ITU-R M.2101-0 Annex 1 §5',
    example: { azimuths_deg: [-30, 0, 30], downtilts_deg: [6] },
  },
).superRefine((value, context) => {
  const grid = value.azimuths_deg.length > 0 && value.downtilts_deg.length > 0;
  const half = value.azimuths_deg.length > 0 || value.downtilts_deg.length > 0;
  if (value.measured ? half : !grid) context.addIssue({ code: 'custom', params: { text: m.beamsEither } });
});

export const beams = list(
  section(
    {
      antenna: text({
        doc: { en: 'Name that the column `antenna` uses.', zh: '`antenna` 列中使用的名称。' },
        example: 'aau-64t',
      }),
      ssb: beamSet,
      traffic: beamSet.optional(),
    },
    {
      doc: {
        en: 'One antenna: beams of the reference signal, and of data where their shape differs.',
        zh: '一种天线：参考信号波束，以及形状不同的业务波束。',
      },
      example: { antenna: 'aau-64t', ssb: ['aau-b1', 'aau-b2'] },
    },
  ),
  {
    doc: {
      en: 'Massive-MIMO antennas by their beams; without, panels have a common envelope of seven beams.',
      zh: '按波束描述的大规模天线；不写则采用七波束通用包络。',
    },
    maxItems: 200,
    example: [{ antenna: 'aau-64t', ssb: { azimuths_deg: [-30, 0, 30], downtilts_deg: [6] } }],
  },
).default([]);
