import { describe, expect, it } from 'vitest';
import { type Outcome, pathloss, type PathlossOptions } from '../../../src/app/pathloss.js';
import { formChooser } from '../../../src/app/pathloss/choose.js';
import { profileReader } from '../../../src/app/pathloss/profiles.js';
import { type CaseSource, csvSource, jsonSource } from '../../../src/app/pathloss/source.js';
import { type Format, outcomeWriter } from '../../../src/app/pathloss/write.js';
import { formsOfSubjects } from '../../../src/app/verify/subjects.js';
import { CoverageError } from '../../../src/foundation/errors.js';
import { freeSpaceLoss_dB } from '../../../src/propagation/p525/equations.js';
import { formExamples } from '../../helpers/formExamples.js';

const forms = await formsOfSubjects();
const hill = { d_km: [0, 1, 2], h_m: [100, 180, 110] };
const files: Readonly<Record<string, unknown>> = {
  'hill.json': hill,
  'bad.json': { d_km: [0, 1], h_m: [1, null] },
};
const profiles = profileReader((file) =>
  file in files ? Promise.resolve(JSON.stringify(files[file])) : Promise.reject(new Error(`no ${file}`)),
);

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode(text));
}
const csv = (text: string): Promise<CaseSource> => csvSource(bytesOf(text), 'c.csv');
const json = (...cases: unknown[]): CaseSource => jsonSource(JSON.stringify({ cases }), 'c.json');

interface Wish extends Partial<PathlossOptions> {
  readonly model?: string;
}

async function run(source: CaseSource, { model, ...wish }: Wish = {}): Promise<Outcome[]> {
  const options = { trace: false, keepGoing: false, signal: new AbortController().signal, ...wish };
  const all: Outcome[] = [];
  for await (const block of pathloss(source, formChooser(forms, model), profiles, options))
    all.push(...block);
  return all;
}

const errorOf = async (source: CaseSource, wish: Wish = {}): Promise<string> => {
  const [{ error }] = await run(source, { keepGoing: true, ...wish });
  return error?.message ?? 'no error';
};

async function written(source: CaseSource, format: Format, wish: Wish = {}): Promise<string> {
  const chooser = formChooser(forms, wish.model);
  const writer = outcomeWriter(format, {
    columns: source.columns,
    possible: chooser.possible(source.columns),
    trace: wish.trace ?? false,
    keepGoing: wish.keepGoing ?? false,
    plot: false,
    language: 'en',
    width: 80,
  });
  return writer.start + writer.block(await run(source, wish)) + writer.end;
}

describe('which form answers', () => {
  const examples = Object.entries(formExamples);

  it.each(examples)('%s is recognised from JSON by its inputs alone', async (id, inputs) => {
    const [{ candidate, answer }] = await run(json(inputs));
    expect(candidate?.form.id).toBe(id);
    expect(Object.keys(answer?.values ?? {})).toEqual(
      expect.arrayContaining([...(candidate?.form.outputs ?? [])]),
    );
  });

  it.each(examples)('%s is the same from a CSV row', async (id, inputs) => {
    const cell = (value: unknown): string => (Array.isArray(value) ? value.join(' ') : String(value));
    const text = `${Object.keys(inputs).join(',')}\n${Object.values(inputs).map(cell).join(',')}\n`;
    const [fromCsv] = await run(await csv(text));
    const [fromJson] = await run(json(inputs));
    expect(fromCsv.candidate?.form.id).toBe(id);
    expect(fromCsv.answer).toEqual(fromJson.answer);
  });

  it('several models stand in one table, empty cells are absent', async () => {
    const outcomes = await run(await csv('id,f_ghz,d_km,nu\na,1,2,\nb,,,0.5\n'));
    expect(outcomes.map((o) => [o.row.id, o.candidate?.form.id])).toEqual([
      ['a', 'freespace'],
      ['b', 'p526-knife-edge'],
    ]);
  });

  it('a column model names the model, unless the form has an input of that name', async () => {
    expect(await errorOf(await csv('model,f_ghz,d_km\nhata,1,2\n'))).toMatch(
      /c\.csv:2:1 model: "hata".*freespace/,
    );
    expect((await run(await csv('model,f_ghz,d_km\nfreespace,1,2\n')))[0].answer?.values.L_bf_db).toBe(
      freeSpaceLoss_dB(1, 2),
    );
    expect((await run(json({ model: 'low', f_ghz: 2 })))[0].candidate?.form.id).toBe('tr38901-o2i');
  });

  it('--model narrows the choice', async () => {
    const source = json({ f_ghz: 1, d_km: 2 });
    expect(await errorOf(source, { model: 'hata' })).toMatch(/fit no model. Nearest is hata/);
  });
});

describe('what is wrong is said with its place', () => {
  it.each([
    ['f_ghz,d_km\n1,x\n', /^c\.csv:2:2 d_km: "x" is not a number/],
    ['f_ghz,d_km\n1,2,3\n', /^c\.csv:2: the row has 3 cells/],
    ['f_ghz,d_km\n1,\n', /^c\.csv:2: these inputs fit no model. Nearest is freespace: missing d_km/],
    ['f_ghz,d_km,rain\n1,2,3\n', /not known to it rain.*--forms/],
    ['scenario,d2d_out_m,h_ut_m\nJungle,10,1.5\n', /^c\.csv:2:1 scenario: "Jungle".*RMa/],
    ['f_ghz,d_km\n1,0\n', /^c\.csv:2:2 d_km: d_km = 0/],
  ])('%j', async (text, message) => {
    expect(await errorOf(await csv(text))).toMatch(message);
  });

  it('a mark of byte order and empty cells at the end are no error', async () => {
    const [only] = await run(await csv('\uFEFFf_ghz,d_km\n1,2,,\n'));
    expect(only.answer?.values.L_bf_db).toBe(freeSpaceLoss_dB(1, 2));
  });

  it('a bad header is refused at once', async () => {
    await expect(csv('')).rejects.toThrow(CoverageError);
    await expect(csv('a,a\n')).rejects.toThrow(/column a stands twice/);
    await expect(csv('a,,b\n')).rejects.toThrow(/c\.csv:1:2/);
  });

  it('in JSON by case and key', async () => {
    expect(await errorOf(json({ f_ghz: 1, d_km: -1 }))).toMatch(/^c\.json cases\[0\]\.d_km/);
    expect(await errorOf(json({ f_ghz: '1', d_km: 1 }))).toMatch(/cases\[0\]\.f_ghz: "1" is not a number/);
    expect(await errorOf(json(5))).toMatch(/a case is an object/);
    expect(() => jsonSource('{"a":1}', 'c.json')).toThrow(/cases are needed/);
  });

  it('the first error ends everything, unless one keeps going', async () => {
    const text = 'f_ghz,d_km\n1,2\n1,-2\n1,3\n';
    await expect(run(await csv(text))).rejects.toThrow(/c\.csv:3:2/);
    const outcomes = await run(await csv(text), { keepGoing: true });
    expect(outcomes.map((o) => o.error?.kind)).toEqual([undefined, 'modelRange', undefined]);
  });
});

describe('profiles', () => {
  const inputs = { f_ghz: 1, htg_m: 20, hrg_m: 2, ae_km: 8500, omega_sea: 0 };

  it('from a file and inside the case give the same', async () => {
    const [named, inline, stepped] = await run(
      json(
        { ...inputs, profile: 'hill' },
        { ...inputs, ...hill },
        { ...inputs, step_m: 1000, h_m: hill.h_m },
      ),
    );
    expect(named.answer?.values.bullington_db).toBeGreaterThan(5);
    expect(inline.answer).toEqual(named.answer);
    expect(stepped.answer).toEqual(named.answer);
  });

  it('cannot lead out of their folder, and must be profiles', async () => {
    for (const profile of ['../hill', 'a/b', 'a\\b', 'bad'])
      expect(await errorOf(json({ ...inputs, profile }))).toMatch(/cases\[0\]\.profile/);
  });
});

describe('output', () => {
  const table = 'id,f_ghz,d_km\na,1,2\nb,1,0\nc,0.30,-0.5\n';

  it('CSV repeats the inputs and adds form, outputs, flags and error', async () => {
    const lines = (await written(await csv(table), 'csv', { keepGoing: true })).split('\r\n');
    expect(lines[0]).toBe('id,f_ghz,d_km,form,L_bf_db,flags,error');
    expect(lines[1]).toBe(`a,1,2,freespace,${freeSpaceLoss_dB(1, 2)},,`);
    expect(lines[2]).toMatch(/^b,1,0,,,,c\.csv:3:3 d_km/);
    expect(lines[3]).toMatch(/^c,0\.3,-0\.5,/);
  });

  it('JSON and JSON Lines hold the same records, and JSON can be read again', async () => {
    const records = (await written(await csv(table), 'jsonl', { keepGoing: true })).trim().split('\n');
    const whole = JSON.parse(await written(await csv(table), 'json', { keepGoing: true })) as unknown;
    expect(whole).toEqual({ cases: records.map((line) => JSON.parse(line) as unknown) });
    expect(JSON.parse(records[0])).toMatchObject({ id: 'a', inputs: { f_ghz: 1, d_km: 2 }, flags: [] });
  });

  it('what lies outside the range of a model is flagged, not refused', async () => {
    const hata = { ...formExamples.hata, d_km: 50 };
    expect(await written(json(hata), 'csv')).toMatch(/d_km 50 not in \[1, 20\]/);
  });

  it('the trace tells symbol, value, unit and equation of every term', async () => {
    const source = () => json({ id: 'a', f_ghz: 1, d_km: 2 });
    expect(await written(source(), 'text', { trace: true })).toMatch(/L_bf +98\.468\d* +dB +ITU-R P\.525-4/);
    const line = JSON.parse(await written(source(), 'jsonl', { trace: true })) as { terms: unknown[] };
    expect(line.terms).toEqual([
      { symbol: 'L_bf', value: freeSpaceLoss_dB(1, 2), unit: 'dB', equation: expect.any(String) as string },
    ]);
  });
});

it('rows keep their order and nothing is read ahead of its use', async () => {
  let made = 0;
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(new TextEncoder().encode('id,f_ghz,d_km\n'));
    for (let k = 0; ; k += 100) {
      const rows = Array.from({ length: 100 }, (_, i) => `${k + i},1,${k + i + 1}\n`);
      made += 100;
      yield await Promise.resolve(new TextEncoder().encode(rows.join('')));
    }
  }
  const source = await csvSource(endless(), 'c.csv');
  const options = { trace: false, keepGoing: false, signal: new AbortController().signal };
  let next = 0;
  for await (const block of pathloss(source, formChooser(forms), profiles, options)) {
    for (const { row } of block) expect(row.id).toBe(`${next++}`);
    if (next > 20_000) break;
  }
  expect(made).toBeLessThan(next + 20_000);
});
