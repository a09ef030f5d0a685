import { defineMessages } from '../../foundation/text.js';

export const rasterMessages = defineMessages({
  fileMissing: { en: 'The file does not exist.', zh: '文件不存在。' },
  fileUnreadable: { en: 'The file cannot be read ({reason}).', zh: '无法读取文件（{reason}）。' },
  fileUnwritable: { en: 'The file cannot be written ({reason}).', zh: '无法写入文件（{reason}）。' },
  notARaster: {
    en: 'This is not a raster that can be read: it begins with "{start}".',
    zh: '不是可读取的栅格文件：文件开头为“{start}”。',
  },
  notARasterHint: {
    en: 'GeoTIFF (.tif) and SRTM tiles (.hgt, .hgt.zip) are read. Export the layer as GeoTIFF.',
    zh: '支持 GeoTIFF（.tif）与 SRTM 分幅（.hgt、.hgt.zip）。请将图层导出为 GeoTIFF。',
  },
  truncated: {
    en: 'The file is cut short: it has {bytes} bytes, its directory points to byte {needed}.',
    zh: '文件不完整：实际 {bytes} 字节，而目录指向第 {needed} 字节。',
  },
  truncatedHint: { en: 'Copy or download the file again.', zh: '请重新复制或下载该文件。' },
  corrupt: { en: 'The file is damaged: {reason}.', zh: '文件已损坏：{reason}。' },
  corruptBlock: {
    en: 'The file is damaged: block {block} cannot be decoded ({reason}).',
    zh: '文件已损坏：第 {block} 数据块无法解码（{reason}）。',
  },
  decoderSays: { en: 'the decoder reports “{message}”', zh: '解码器报告“{message}”' },
  badBigTiffHeader: { en: 'the BigTIFF header is not sound', zh: 'BigTIFF 文件头有误' },
  badDirectory: { en: 'its directory has {entries} entries', zh: '目录项数为 {entries}' },
  badTagType: { en: 'tag {tag} is of the unknown type {type}', zh: '标签 {tag} 的类型 {type} 未知' },
  blocksMissing: {
    en: 'of its {blocks} blocks {listed} are listed',
    zh: '共 {blocks} 个数据块，仅列出 {listed} 个',
  },
  unevenBands: { en: 'bands of different sizes ({bits} bits)', zh: '各波段位数不同（{bits} 位）' },
  sampleFormat: { en: '{type}, sample format {format}', zh: '{type}，样本格式 {format}' },
  tooFewBytes: { en: 'too few bytes', zh: '字节数不足' },
  tooFewSamples: { en: 'too few samples', zh: '样本数不足' },
  badPredictor: { en: 'predictor {predictor} is unknown', zh: '预测器 {predictor} 未知' },
  lzwCode: { en: 'LZW code {code} at bit {bit} has no meaning', zh: '第 {bit} 位的 LZW 码 {code} 无意义' },
  zstdDamaged: { en: 'damaged Zstandard data', zh: 'Zstandard 数据已损坏' },
  zstdNoFrame: { en: 'no Zstandard frame', zh: '没有 Zstandard 帧' },
  zstdDictionary: { en: 'Zstandard with a dictionary is not read', zh: '不支持带字典的 Zstandard' },
  zstdCut: { en: 'the Zstandard frame is cut short', zh: 'Zstandard 帧不完整' },
  zstdTooMuch: { en: 'more data than the block holds', zh: '数据超出该块容量' },
  zstdNoSize: { en: 'a Zstandard frame of unknown size', zh: 'Zstandard 帧未注明大小' },
  lercMissing: { en: 'no LERC 2 data', zh: '没有 LERC 2 数据' },
  lercTooLarge: { en: 'LERC data larger than the block', zh: 'LERC 数据大于该块' },
  lercMask: {
    en: 'LERC with a mask of invalid pixels is not read',
    zh: '不支持带无效像元掩膜的 LERC',
  },
  lercSampleType: { en: 'LERC data of another sample type', zh: 'LERC 数据的样本类型不符' },
  unsupported: { en: 'This kind of TIFF is not read: {what}.', zh: '不支持此类 TIFF：{what}。' },
  unsupportedHint: {
    en: 'Convert it: gdal_translate -co COMPRESS=DEFLATE in.tif out.tif',
    zh: '请转换格式：gdal_translate -co COMPRESS=DEFLATE in.tif out.tif',
  },
  blockTooLarge: {
    en: 'One block of the file decodes to {size} MB; the limit is {limit} MB.',
    zh: '文件的单个数据块解码后为 {size} MB，上限为 {limit} MB。',
  },
  blockTooLargeHint: {
    en: 'Write it in tiles: gdal_translate -co TILED=YES -co COMPRESS=DEFLATE in.tif out.tif',
    zh: '请改为分块存储：gdal_translate -co TILED=YES -co COMPRESS=DEFLATE in.tif out.tif',
  },
  crsMissing: {
    en: 'The raster names no coordinate reference system.',
    zh: '栅格未注明坐标参考系。',
  },
  crsMissingHint: {
    en: 'Declare it beside the file in the project, for example crs: EPSG:4490.',
    zh: '请在项目文件中该文件旁声明，例如 crs: EPSG:4490。',
  },
  crsNotUnderstood: {
    en: 'The coordinate reference system of the raster is not understood ({what}).',
    zh: '无法识别栅格的坐标参考系（{what}）。',
  },
  crsDiffers: {
    en: 'The declared system {declared} differs from the one in the file, {inFile}; the one in the file is used.',
    zh: '声明的坐标系 {declared} 与文件内的 {inFile} 不一致，采用文件内的坐标系。',
  },
  notGeoreferenced: {
    en: 'The raster does not say where it lies: it has neither a geotransform nor a world file.',
    zh: '栅格没有地理定位信息：既无仿射变换参数，也无坐标文件（.tfw）。',
  },
  controlPoints: {
    en: 'The raster is located by control points only.',
    zh: '栅格仅由控制点定位。',
  },
  controlPointsHint: {
    en: 'Warp it first: gdalwarp -t_srs EPSG:4490 in.tif out.tif',
    zh: '请先纠正：gdalwarp -t_srs EPSG:4490 in.tif out.tif',
  },
  rotated: {
    en: 'The raster is rotated, sheared or mirrored against its axes (geotransform {transform}).',
    zh: '栅格相对坐标轴存在旋转、错切或镜像（仿射参数 {transform}）。',
  },
  southUp: {
    en: 'The rows run from south to north; they are turned over when read.',
    zh: '栅格行序为由南向北，读取时将翻转。',
  },
  extentImpossible: {
    en: 'The raster is labelled {crs}, in degrees, but its corner is at ({x}, {y}).',
    zh: '栅格标注为 {crs}（单位：度），但其角点坐标为（{x}，{y}）。',
  },
  hgtName: {
    en: 'An .hgt tile is placed by its name, such as N42E001.hgt; "{name}" names no tile.',
    zh: '.hgt 分幅由文件名定位，例如 N42E001.hgt；“{name}”不是有效的分幅名。',
  },
  hgtSize: {
    en: 'An .hgt tile has 1201 x 1201 or 3601 x 3601 samples; {bytes} bytes fit neither.',
    zh: '.hgt 分幅应为 1201 x 1201 或 3601 x 3601 个采样点，{bytes} 字节均不相符。',
  },
  hgtZip: {
    en: 'The archive holds no readable .hgt tile ({reason}).',
    zh: '压缩包中没有可读取的 .hgt 分幅（{reason}）。',
  },
  zipTooLarge: { en: 'it has {bytes} bytes', zh: '大小为 {bytes} 字节' },
  zipNoTile: { en: "no .hgt entry of a tile's size", zh: '没有大小相符的 .hgt 条目' },
  noFiles: { en: 'No raster file is given.', zh: '未给出栅格文件。' },
  mosaicDiffers: {
    en: 'The tile differs from {first} in {what}; tiles of one mosaic share it.',
    zh: '该分幅与 {first} 的{what}不同；同一镶嵌的分幅须一致。',
  },
  mosaicDiffersHint: {
    en: 'Reproject it to the grid of the others: gdalwarp -t_srs {crs} -tr {cellX} {cellY} -tap in.tif out.tif',
    zh: '请重投影到相同格网：gdalwarp -t_srs {crs} -tr {cellX} {cellY} -tap in.tif out.tif',
  },
  whatCrs: { en: 'CRS', zh: '坐标系' },
  whatCell: { en: 'cell size', zh: '像元大小' },
  whatOrigin: { en: 'cell alignment', zh: '像元对齐' },
});
