/** A project file from disk to a checked configuration. */
import type { Ports } from '../ports.js';
import { projectPorts } from '../info.js';
import { type ParsedProject, parseProject } from './parse.js';

const projectLimit_bytes = 10 * 1024 * 1024;

export async function loadProject(file: string, ports: Ports): Promise<ParsedProject> {
  const text = await ports.files.readText(file, projectLimit_bytes);
  return parseProject(text, file, projectPorts(ports.files));
}
