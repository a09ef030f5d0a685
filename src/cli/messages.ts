/** Texts of the command line. */
import { defineMessages } from '../foundation/text.js';

export const cliMessages = defineMessages({
  program: {
    en: 'Coverage planning for counties: from stations and terrain to maps and ranked sites.',
    zh: '县域网络覆盖规划：由站点与地形得到覆盖图与站址排序。',
  },
  example: { en: 'Example:', zh: '示例：' },
  exitCodes: {
    en: 'Exit codes: 0 ok, 1 bug, 2 usage, 3 configuration, 4 input data, 5 model range, 6 file, 7 missing program or resource, 8 check failed, 130 cancelled.',
    zh: '退出码：0 正常，1 程序缺陷，2 用法，3 配置，4 输入数据，5 模型适用范围，6 文件，7 缺少程序或资源，8 校验未通过，130 已取消。',
  },
  titleUsage: { en: 'Usage:', zh: '用法：' },
  titleOptions: { en: 'Options:', zh: '选项：' },
  titleCommands: { en: 'Commands:', zh: '命令：' },
  titleArguments: { en: 'Arguments:', zh: '参数：' },
  optionHelp: { en: 'show help', zh: '显示帮助' },
  optionVersion: { en: 'show the version', zh: '显示版本' },
  commandHelp: { en: 'show help of a command', zh: '显示某个命令的帮助' },
  optionJson: { en: 'print data as JSON on stdout', zh: '以 JSON 将数据输出到标准输出' },
  optionLang: {
    en: 'language of talk: zh or en (default: the locale)',
    zh: '提示语言：zh 或 en（默认取系统区域设置）',
  },
  optionQuiet: { en: 'no progress, no talk; errors only', zh: '不显示进度与提示，只报告错误' },

  analyze: {
    en: 'predict coverage, find weak zones and rank sites',
    zh: '预测覆盖、识别弱覆盖区并给出站址排序',
  },
  argumentProject: { en: 'project file (YAML or JSON)', zh: '项目文件（YAML 或 JSON）' },
  optionOutput: {
    en: 'run folder (default: <name>.run beside the project)',
    zh: '结果目录（默认为项目文件旁的 <项目名>.run）',
  },
  noFastEngine: {
    en: 'this machine cannot run the fast engine; the exact one takes its place, several times slower.',
    zh: '本机无法运行快速引擎，改用精确引擎，耗时数倍。',
  },
  optionEngine: {
    en: 'fast (default) or exact: every path in double precision, several times slower',
    zh: 'fast（默认）或 exact：全部路径按双精度计算，耗时数倍',
  },
  optionWorkers: {
    en: 'worker threads; 0 = none (default: {cores})',
    zh: '工作线程数；0 表示不使用（默认 {cores}）',
  },
  optionStages: { en: 'stages to write, comma-separated: {stages}', zh: '要写出的阶段，逗号分隔：{stages}' },
  optionResume: { en: 'continue an interrupted run of the same plan', zh: '继续同一计划中断的运行' },
  optionOverwrite: { en: 'replace an existing run', zh: '替换已有结果' },
  optionDryRun: { en: 'print the plan, compute nothing', zh: '只显示计算计划，不计算' },
  optionShard: {
    en: 'predict only this share of the tiles, for coverage merge: 2/8, auto (Slurm), auto/8 (Slurm, Kubernetes)',
    zh: '只预测这一份分块，供 coverage merge 合并：2/8、auto（Slurm）、auto/8（Slurm、Kubernetes）',
  },
  optionCache: { en: 'cache folder, or off (default: {folder})', zh: '缓存目录，或 off（默认 {folder}）' },
  optionMemory: {
    en: 'memory to stay below, such as 4G, on fewer workers if need be (default: that of the machine)',
    zh: '内存上限，例如 4G，必要时减少工作线程（默认为本机内存）',
  },
  optionEffort: { en: 'search effort: quick, normal or deep', zh: '搜索力度：quick、normal 或 deep' },

  merge: {
    en: 'make the run from tiles that analyze --shard has predicted',
    zh: '由 analyze --shard 预测的分块生成结果',
  },
  argumentShards: {
    en: 'folders of shards (default: those beside the run folder)',
    zh: '分片文件夹（默认为结果目录旁的分片）',
  },
  validate: {
    en: 'check a project and open every input; lists every problem',
    zh: '检查项目并打开全部输入，列出所有问题',
  },
  info: { en: 'what a file holds', zh: '显示文件内容概况' },
  argumentFile: { en: 'raster, table, GeoJSON or project file', zh: '栅格、表格、GeoJSON 或项目文件' },
  explain: {
    en: 'link budget and terrain profile at a point of a run',
    zh: '给出结果中某点的链路预算与地形剖面',
  },
  argumentRun: { en: 'run folder', zh: '结果目录' },
  optionAt: { en: 'the point, WGS 84 degrees', zh: '点位，WGS 84 经纬度' },
  optionLayer: { en: 'layer id', zh: '网络层标识' },
  optionSector: { en: 'cell id instead of the best server', zh: '指定小区，代替最佳服务小区' },
  optionSite: { en: 'a ranked site', zh: '排序中的站址' },
  optionSvg: { en: 'also draw the path profile, as SVG', zh: '另将路径剖面绘制为 SVG' },
  svgNeedsAt: { en: '--svg draws a path: it needs --at.', zh: '--svg 绘制路径剖面，须与 --at 同用。' },
  scorecard: {
    en: 'the scorecard of a run, or county against county with their sum',
    zh: '输出单次运行的记分卡，或多县对比及合计',
  },
  argumentRuns: { en: 'run folders', zh: '结果目录（可多个）' },
  optionScorecardSvg: {
    en: 'also draw the scorecard, of all together where there are several',
    zh: '另将记分卡绘制为 SVG（多县时为合计）',
  },
  verify: {
    en: 'recompute reference cases with the models of this build',
    zh: '用本版本的模型重算参考算例',
  },
  argumentReference: { en: 'folder with reference folders', zh: '参考算例所在目录' },
  optionModel: { en: 'only this model; may be repeated', zh: '只校验此模型，可重复' },
  pathloss: {
    en: 'path losses of many cases, from JSON or CSV',
    zh: '批量计算路径损耗，输入为 JSON 或 CSV',
  },
  argumentCases: { en: 'JSON or CSV file, or - for stdin', zh: 'JSON 或 CSV 文件；- 表示标准输入' },
  optionCasesOutput: {
    en: 'file instead of stdout; its name decides the format',
    zh: '写入文件而非标准输出；格式由文件名决定',
  },
  optionCasesFormat: {
    en: 'one of {formats} (default: that of the input)',
    zh: '{formats} 之一（默认与输入相同）',
  },
  optionCasesModel: { en: 'only forms of this model', zh: '只用此模型的形式' },
  optionProfiles: {
    en: 'folder of path profiles (default: profiles/ beside the cases)',
    zh: '路径剖面所在目录（默认为算例旁的 profiles/）',
  },
  optionTrace: {
    en: 'show symbol, value, unit and equation of every step',
    zh: '列出每一步的符号、数值、单位与公式',
  },
  optionPlot: { en: 'draw the path of each case in the terminal', zh: '在终端绘制每个算例的路径剖面' },
  optionKeepGoing: {
    en: 'write errors of cases into the output and go on',
    zh: '将算例的错误写入输出并继续',
  },
  optionForms: { en: 'list inputs and outputs of every model', zh: '列出每个模型的输入量与输出量' },
  traceInCsv: {
    en: '--trace has no place in CSV: use --format text, json or jsonl.',
    zh: 'CSV 无法容纳 --trace 的内容：请用 --format text、json 或 jsonl。',
  },
  plotNeedsText: { en: '--plot needs --format text.', zh: '--plot 须与 --format text 同用。' },
  doctor: {
    en: 'what this machine has, what is missing, how to get it',
    zh: '检查本机环境：已有、缺少及安装方法',
  },

  unknownOption: { en: 'unknown option {name}.', zh: '未知选项 {name}。' },
  unknownCommand: { en: 'unknown command {name}.', zh: '未知命令 {name}。' },
  missingArgument: { en: 'missing argument {name}.', zh: '缺少参数 {name}。' },
  missingValue: { en: 'option {name} needs a value.', zh: '选项 {name} 需要取值。' },
  missingOption: { en: 'option {name} is required.', zh: '必须给出选项 {name}。' },
  excessArguments: { en: 'too many arguments.', zh: '参数过多。' },
  badUsage: { en: 'the command line is not understood: {detail}', zh: '无法理解命令行：{detail}' },
  badOption: {
    en: '{value} is not valid for {name}: {expected}.',
    zh: '{name} 的取值 {value} 无效：{expected}。',
  },
  expectCount: { en: 'a whole number from 0 to {limit} is expected', zh: '应为 0 到 {limit} 的整数' },
  expectChoice: { en: 'one of {choices} is expected', zh: '应为 {choices} 之一' },
  expectMemory: { en: 'a size such as 512M or 4G is expected', zh: '应为 512M、4G 之类的大小' },
  expectPoint: { en: 'LON,LAT in degrees is expected, longitude first', zh: '应为“经度,纬度”，单位为度' },
  explainWhat: {
    en: 'give --at LON,LAT or --site ID, and not both.',
    zh: '须给出 --at 经度,纬度 或 --site 站址 之一，不能同时给出。',
  },
  usageHint: { en: 'run {command} --help.', zh: '运行 {command} --help 查看用法。' },
  didYouMean: { en: 'did you mean {nearest}?', zh: '是否想写 {nearest}？' },

  warning: { en: 'Warning: {text}', zh: '警告：{text}' },
  bug: {
    en: 'This is a bug of Coverage {version}. Please report the lines above with the command you ran.',
    zh: '这是 Coverage {version} 的程序缺陷。请附上以上内容与所运行的命令进行反馈。',
  },
  fileProblem: { en: 'the system refused: {reason}.', zh: '系统拒绝访问：{reason}。' },
  cancelled: { en: 'cancelled.', zh: '已取消。' },
  progress: {
    en: '{count}/{total} {unit}, {rate}/s, {left} left',
    zh: '{count}/{total} {unit}，每秒 {rate}，剩余 {left}',
  },
  outputs: { en: 'Results:', zh: '结果文件：' },

  valid: {
    en: '{file} is valid: {count} input files opened, {warnings} warnings.',
    zh: '{file} 有效：已打开 {count} 个输入文件，警告 {warnings} 条。',
  },
  verified: { en: 'all cases passed.', zh: '全部算例通过。' },

  stateOk: { en: 'ok', zh: '正常' },
  stateMissing: { en: 'missing', zh: '缺少' },
  stateOptional: { en: 'not here (optional)', zh: '未安装（可选）' },
  itemNode: { en: 'Node.js, 20 or later', zh: 'Node.js，20 或更高' },
  itemMemory: { en: 'memory, 2 GB or more', zh: '内存，2 GB 或以上' },
  itemCores: { en: 'cores', zh: '处理器核数' },
  itemCache: { en: 'cache folder can be written', zh: '缓存目录可写' },
  itemGdal: { en: 'gdalinfo: checks of rasters', zh: 'gdalinfo：栅格校验' },
  itemChromium: { en: 'chromium: reports as PDF', zh: 'chromium：生成 PDF 报告' },
  itemSplat: { en: 'splat-hd: comparison runs', zh: 'splat-hd：对比计算' },
  remedyNode: { en: 'install Node.js 20 or later', zh: '安装 Node.js 20 或更高版本' },
  remedyMemory: { en: 'smaller areas only, or --memory', zh: '只计算较小区域，或使用 --memory' },
  remedyCache: { en: 'use --cache DIR or --cache off', zh: '使用 --cache 目录 或 --cache off' },
  remedyApt: { en: 'apt-get install {name}', zh: 'apt-get install {name}' },
  requiredMissing: { en: '{item} is missing.', zh: '缺少：{item}。' },
});
