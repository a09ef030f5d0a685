/** What the host sees of the kernel. */
export * from './fold';
export * from './loss';
export * from './ray';
export * from './state';
