import { describe, expect, it } from 'vitest';
import { SharedBuffers } from '../../../src/coverage/sharedBuffers.js';

describe('shared buffers', () => {
  it('are used again for the same and for a slightly smaller need, once at a time', () => {
    const buffers = new SharedBuffers();
    const first = buffers.take(100_000);
    expect(first).toHaveLength(100_000);
    buffers.give(first);
    const again = buffers.take(99_000);
    expect(again.buffer).toBe(first.buffer);
    expect(again).toHaveLength(99_000);
    expect(buffers.take(99_000).buffer).not.toBe(first.buffer);
  });

  it('are not given for a larger need, nor wasted on a much smaller one', () => {
    const buffers = new SharedBuffers();
    const first = buffers.take(100_000);
    buffers.give(first);
    expect(buffers.take(200_000).buffer).not.toBe(first.buffer);
    expect(buffers.take(50_000).buffer).not.toBe(first.buffer);
    expect(buffers.take(100_000).buffer).toBe(first.buffer);
  });

  it('leaves memory that came from elsewhere alone', () => {
    const buffers = new SharedBuffers();
    const own = new Int16Array(32 * 1024);
    buffers.give(own);
    expect(buffers.take(32 * 1024).buffer).not.toBe(own.buffer);
  });
});
