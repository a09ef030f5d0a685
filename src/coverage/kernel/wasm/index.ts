/** What the host sees of the kernel. */
export * from './fold';
export * from './loss';
export * from './rays';
export { splitRays, startRays } from './split';
export * from './state';
export * from './turn';
