/**
 * Terrain for the fans along the other axis: rows to columns, so that the cells across any fan lie side by side. Columns and rows are
 * multiples of four.
 */

/** Heights at `from` above the sea become heights above the antenna, there and turned at `to`. */
export function turnGround(from: usize, to: usize, cols: i32, rows: i32, antenna_m: f32): void {
  const antenna = f32x4.splat(antenna_m);
  const down = <usize>cols << 2;
  const across = <usize>rows << 2;
  for (let row: i32 = 0; row < rows; row += 4)
    for (let col: i32 = 0; col < cols; col += 4) {
      const p = from + <usize>row * down + (<usize>col << 2);
      const a = lowered(p, antenna);
      const b = lowered(p + down, antenna);
      const c = lowered(p + 2 * down, antenna);
      const d = lowered(p + 3 * down, antenna);
      const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
      const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const abRight = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const cdRight = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      const q = to + <usize>col * across + (<usize>row << 2);
      v128.store(q, v128.shuffle<f64>(ab, cd, 0, 2));
      v128.store(q + across, v128.shuffle<f64>(ab, cd, 1, 3));
      v128.store(q + 2 * across, v128.shuffle<f64>(abRight, cdRight, 0, 2));
      v128.store(q + 3 * across, v128.shuffle<f64>(abRight, cdRight, 1, 3));
    }
}

@inline
function lowered(p: usize, antenna: v128): v128 {
  const z = f32x4.sub(v128.load(p), antenna);
  v128.store(p, z);
  return z;
}

/** One byte a cell. */
export function turnBytes(from: usize, to: usize, cols: i32, rows: i32): void {
  for (let row: i32 = 0; row < rows; row += 4)
    for (let col: i32 = 0; col < cols; col++) {
      const p = from + <usize>row * <usize>cols + <usize>col;
      const four =
        <u32>load<u8>(p) |
        (<u32>load<u8>(p + <usize>cols) << 8) |
        (<u32>load<u8>(p + 2 * <usize>cols) << 16) |
        (<u32>load<u8>(p + 3 * <usize>cols) << 24);
      store<u32>(to + <usize>col * <usize>rows + <usize>row, four);
    }
}
