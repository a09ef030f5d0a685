/** What use cases may do to the world. The command line gives Node's implementations, tests give small ones. */
import type { Language, Text } from '../foundation/text.js';

/** Paths are absolute except where said. Failures throw CoverageError('file') that names the path. */
export interface FilePort {
  /** Absolute form of `path`, relative to the folder `base`. */
  resolve(base: string, path: string): string;
  folderOf(path: string): string;
  nameOf(path: string): string;
  /** True for files and folders. */
  exists(path: string): Promise<boolean>;
  isFolder(path: string): Promise<boolean>;
  /** Files below absolute patterns, sorted by path. */
  glob(pattern: string): Promise<readonly string[]>;
  size_bytes(path: string): Promise<number>;
  /** The first bytes, fewer when the file is shorter. */
  readHead(path: string, count: number): Promise<Uint8Array>;
  /** Text in UTF-8 or GB18030, refused above `limit_bytes` before it is loaded. */
  readText(path: string, limit_bytes: number): Promise<string>;
  readBytes(path: string, limit_bytes: number): Promise<Uint8Array>;
  /** Writes under a temporary name and renames; makes missing folders. */
  write(path: string, data: string | Uint8Array): Promise<void>;
  makeFolder(path: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
}

export interface HashPort {
  /** SHA-256, lower-case hex. */
  text(data: string | Uint8Array): string;
  file(path: string): Promise<string>;
}

export interface ClockPort {
  now(): Date;
  /** Milliseconds since any start; only differences mean something. */
  monotonic_ms(): number;
}

/** Progress of one long step. `start` may be called again for the next step. */
export interface Progress {
  start(total: number, unit: Text): void;
  tick(n?: number): void;
  /** Takes work off the total that need not be done after all. */
  skip(n: number): void;
  done(): void;
  /** One line of talk that does not disturb the bar. */
  message(text: Text): void;
}

export interface LogPort {
  info(text: Text): void;
  warn(text: Text): void;
}

export interface MachinePort {
  readonly cores: number;
  readonly memory_bytes: number;
  readonly node: string;
  readonly platform: string;
  readonly arch: string;
}

export interface Ports {
  readonly files: FilePort;
  readonly hash: HashPort;
  readonly clock: ClockPort;
  readonly log: LogPort;
  readonly progress: Progress;
  readonly machine: MachinePort;
  /** Aborted by Ctrl-C; long steps check it and throw CoverageError('cancelled'). */
  readonly signal: AbortSignal;
}

/** `criticality` runs only when it is asked for. */
export type Stage = 'predict' | 'assess' | 'siting' | 'access' | 'transport' | 'criticality' | 'report';
export type Effort = 'quick' | 'normal' | 'deep';

/** Paths are absolute. Absent options take the use case's default. */
export interface AnalyzeOptions {
  readonly project: string;
  readonly output?: string;
  readonly workers: number;
  readonly stages?: readonly Stage[];
  readonly resume: boolean;
  readonly overwrite: boolean;
  readonly dryRun: boolean;
  /** A folder, or `off`. */
  readonly cache: string;
  readonly memory_bytes?: number;
  readonly effort: Effort;
  /** `exact`: every path in double precision, several times slower. */
  readonly engine: 'fast' | 'exact';
  /** Only this share of the tiles, into a folder beside the run; counted from 1. */
  readonly shard?: { readonly index: number; readonly count: number };
  /** Folders of shards whose tiles make the run, nothing missing; empty = those beside the run. */
  readonly merge?: readonly string[];
}

export interface AnalyzeResult {
  /** Absolute path of the run folder; absent after a dry run. */
  readonly run?: string;
  /** What stands in the terminal on success: KPIs in short, or the plan of a dry run. */
  readonly text: Text;
  /** The same for `--json`. */
  readonly json: unknown;
  /** Files a reader opens first, absolute. */
  readonly paths: readonly string[];
}

export interface ExplainOptions {
  readonly run: string;
  /** WGS 84 degrees. */
  readonly at?: { readonly lon: number; readonly lat: number };
  readonly layer?: string;
  readonly sector?: string;
  readonly site?: string;
  readonly cache: string;
  /** Width of the terminal, characters. */
  readonly columns: number;
}

export interface ExplainResult {
  readonly text: Text;
  readonly json: unknown;
  /** The path profile as a figure; a site has none. */
  readonly svg?: (language: Language) => string;
}
