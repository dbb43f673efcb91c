/** What commands, options and arguments are for, in Chinese, by their English words (main.ts). */
export const CHINESE: Readonly<Record<string, string>> = {
  'Checks product, store and campaign files against the e-commerce policy and the law behind it.':
    '按公司电商制度和相关法律检查商品、店铺、活动文件。',
  'print the version': '显示版本号',
  'display help for command': '显示命令的帮助',
  'judge records and report': '检查记录并输出报告',
  'configuration file (default: ecomply.yaml here or above)':
    '配置文件（默认：当前文件夹或其上级的 ecomply.yaml）',
  'pack folders or built-in names, instead of the configured ones':
    '规则包的文件夹或内置名称，代替配置中的规则包',
  'only these rules': '只用这些规则',
  'only rules of these topics': '只用这些主题的规则',
  'only product, store or campaign records': '只检查商品（product）、店铺（store）或活动（campaign）记录',
  'language of the words: en, zh-CN, zh-TW': '文字的语言：en、zh-CN、zh-TW',
  'judge as on this day, YYYY-MM-DD (default: today)': '按这一天检查，格式 YYYY-MM-DD（默认：今天）',
  'read every file with this adapter': '用此适配器读取所有文件',
  'read what is nearly JSON too (stray commas, raw line breaks, comments); reports say so':
    '接近 JSON 的内容（多余逗号、未转义换行、注释）也读取，并在报告中说明',
  'price histories: rows with productId or sku, price, at (NDJSON, JSON, CSV)':
    '价格记录：每行含 productId 或 sku、price、at（NDJSON、JSON、CSV）',
  'no progress line': '不显示进度',
  'sign each report file: an Ed25519 signature in <file>.sig; the private key, PEM':
    '为每个报告文件签名：Ed25519 签名写入 <file>.sig；此处给出 PEM 私钥',
  'write the report named before to this file': '把前面的报告写入此文件',
  'lowest severity that fails the run: error, warning, info, never (default: error)':
    '达到此级别即不通过：error、warning、info、never（默认：error）',
  'fail the run when there are more warnings': '警告多于此数即不通过',
  'findings in this file are known: listed in reports, not counted':
    '此文件中的问题为已知：报告中列出，不计入',
  'findings this file accepts are listed, not counted, until the waiver ends':
    '此文件豁免的问题在到期前只列出，不计入',
  'judge only records in files that changed since HEAD and this git ref parted, and what that breaks in others':
    '只检查自 HEAD 与此 git 引用分开以来有变更的文件中的记录，以及变更给其他记录带来的问题',
  'a rule that could not be judged makes the run exit with 2': '有规则无法判断时以 2 退出',
  'worker threads; the result does not depend on it (this version judges on one thread)':
    '工作线程数；不影响结果（本版本用一个线程检查）',
  'keep what came of records, and judge only what changed since; the result is the same':
    '保留各记录的检查结果，只检查此后变更的部分；结果不变',
  'folder of the cache (default: node_modules/.cache/ecomply)':
    '缓存文件夹（默认：node_modules/.cache/ecomply）',
  'tell where --cache keeps what runs leave, and how much that is; take out what is old':
    '显示 --cache 的缓存位置和大小；清理旧内容',
  'check again whenever a file is saved, until Ctrl-C': '文件保存后自动重新检查，按 Ctrl-C 结束',
  'remove what no run has used for 30 days': '删除 30 天内未用到的内容',
  'with --prune: days instead of 30; 0 removes all': '与 --prune 同用：改为此天数；0 表示全部删除',
  'send every rule through json-rules-engine: slow, the same result':
    '每条规则都交给 json-rules-engine：较慢，结果相同',
  'errors only': '只显示错误',
  'plain text': '不用颜色',
  'files, folders, globs, or - for standard input (default: .)':
    '文件、文件夹、通配符，或用 - 表示标准输入（默认：.）',
  'check texts by themselves, for those who write them': '只检查文案，供撰写人使用',
  'every line is a text of its own': '每行是一段独立的文案',
  'where the goods stand, "食品 > 茶": some claims depend on it':
    '商品类目，如“食品 > 茶”：有些说法取决于类目',
  'brand of the goods: a name is no claim': '商品品牌：名称不算宣传',
  'what the text is of: product, store or campaign': '文案属于：product、store 或 campaign',
  'pretty or json': 'pretty 或 json',
  'the texts, each in quotes; without any, standard input is one text':
    '文案，各加引号；不写时标准输入为一段文案',
  'run the examples of rules and contexts, and measure the rules on labelled lines':
    '运行规则与语境自带的例子，并用标注文案衡量规则',
  "folders of labelled lines to measure the rules on, besides the packs' own labels/":
    '用来衡量规则的标注文案文件夹，规则包自带的 labels/ 之外',
  'pack folders or built-in names': '规则包的文件夹或内置名称',
  'write the findings of today as known': '把今天的问题记为已知',
  'the baseline file (default: ecomply-baseline.json)': '基线文件（默认：ecomply-baseline.json）',
  'take out of the file what is no longer found, add nothing': '去掉文件中已不存在的问题，不增加新的',
  'findings this file accepts stay out of the baseline': '此文件豁免的问题不写入基线',
  'files, folders, globs (default: .)': '文件、文件夹、通配符（默认：.）',
  'accept one finding for a time': '在一段时间内豁免一个问题',
  'why it is accepted': '豁免理由',
  'who asks for it and answers for the record': '申请人，对此记录负责',
  'who grants it: somebody else': '批准人，须为另一人',
  'the last day it holds (default: as long as its severity allows)':
    '最后有效日（默认：该级别允许的最长期限）',
  'where it was discussed': '讨论记录的单号',
  'the waivers file (default: that of ecomply.yaml, or ecomply-waivers.yaml)':
    '豁免文件（默认：ecomply.yaml 中的文件，或 ecomply-waivers.yaml）',
  'of the finding, as --format json shows it': '问题的指纹，见 --format json',
  'the paths it is found in (default: .)': '问题所在的路径（默认：.）',
  'list rules': '列出规则',
  'clauses of the policy against rules: automatic, partial, attestation, missing':
    '制度条款与规则对照：自动、部分、举证、缺失',
  'pretty, json or markdown': 'pretty、json 或 markdown',
  'render a saved result in any format': '把保存的结果输出为任意格式',
  'join several results as the parts of one catalogue': '把几个结果合并为一套资料的各部分',
  'files that ecomply check --format json wrote': 'ecomply check --format json 写出的文件',
  'tell whether a signed result is as it was, by the policy that is here, and from the same input':
    '核对签名的结果是否未被更改，规则是否一致，输入是否相同',
  'the public key, PEM': 'PEM 公钥',
  'the signature (default: <file>.sig)': '签名文件（默认：<file>.sig）',
  'judge these paths again and compare byte for byte (default: those of the run)':
    '重新检查这些路径并逐字节比较（默认：当时的路径）',
  'configuration file (default: that of the run)': '配置文件（默认：当时所用）',
  'pack folders or built-in names (default: those of the run)': '规则包的文件夹或内置名称（默认：当时所用）',
  'a report that --sign signed; a JSON result can be judged again':
    '用 --sign 签名的报告；JSON 结果可重新检查',
  'what is new, fixed and still open between two saved results': '比较两次保存的结果：新增、已解决、仍未解决',
  'a saved result': '保存的结果',
  'a later one': '较晚的结果',
  'list every licence found, the soonest to end first': '列出全部资质，最先到期的在前',
  'as on this day, YYYY-MM-DD (default: today)': '以这一天为准，格式 YYYY-MM-DD（默认：今天）',
  'days before its end from which a licence is expiring (default: 30)': '到期前多少天算即将到期（默认：30）',
  'pretty, json or csv': 'pretty、json 或 csv',
  'write the list to this file': '把清单写入此文件',
  'list the platforms whose exports are read, and what those can hold':
    '列出可读取其导出文件的平台，以及各自能包含的内容',
  'how files are read: the adapter and why, records, fields filled, fields left over':
    '说明文件如何读取：适配器及其理由、记录、已填字段、未用字段',
  'files, folders, globs, or - for standard input': '文件、文件夹、通配符，或用 - 表示标准输入',
  "write the records in ecomply's own shape, each with where its values stand in the source":
    '把记录写成 ecomply 自己的格式，并注明各值在源文件中的位置',
  'ndjson: one record a line': 'ndjson：一行一条记录',
  'write to this file': '写入此文件',
  'look at what is here and write a commented ecomply.yaml': '看看此处有什么，生成带注释的 ecomply.yaml',
  'also write a file for CI: github or gitlab': '同时生成 CI 文件：github 或 gitlab',
  'also write the findings of today as known': '同时把今天的问题记为已知',
  'write over files that are there': '覆盖已有文件',
  'show what would be written': '只显示将写入的内容',
  'language of reports and comments: en, zh-CN, zh-TW': '报告和注释的语言：en、zh-CN、zh-TW',
  'what a rule asks, why, and how to configure it': '规则的要求、理由与配置方法',
  'the rule, as findings name it': '规则编号，如报告所示',
}

/** Words with a list in them that is made from the code. */
export const CHINESE_PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^(.*); repeatable, each with its own --output$/, '$1；可重复，各带自己的 --output'],
  [/^encoding of files that are no UTF-8: (.*)$/, '非 UTF-8 文件的编码：$1'],
]

/** Headings and closing lines of help. */
export const CHINESE_HEADINGS: readonly (readonly [RegExp, string])[] = [
  [/^Usage: ?/gm, '用法：'],
  [/^Arguments:/gm, '参数：'],
  [/^Options:/gm, '选项：'],
  [/^Commands:/gm, '命令：'],
  [/^Examples:/gm, '例子：'],
  [/\[options\]/g, '[选项]'],
  [/\[command\]/g, '[命令]'],
  [/\(default: ("[^"]*")\)/g, '（默认：$1）'],
  [
    /^Exit codes: 0 nothing at or above the fail level, 1 findings, 2 the run could not be trusted\.$/gm,
    '退出码：0 没有达到不通过级别的问题，1 有问题，2 结果不可信。',
  ],
  [
    /^Exit codes: 0 it is, 1 something differs, 2 it cannot be told\.$/gm,
    '退出码：0 一致，1 不一致，2 无法判断。',
  ],
  [/^\(add --help for all options, with examples\)$/gm, '（加 --help 查看全部选项和例子）'],
]

/** What is wrong with a command line, as the option parser says it. */
export const CHINESE_ERRORS: readonly (readonly [RegExp, string])[] = [
  [/^error: missing required argument '(.*?)'/, '错误：缺少参数 $1'],
  [/^error: option '(.*?)' argument missing/, '错误：选项 $1 缺少值'],
  [/^error: required option '(.*?)' not specified/, '错误：必须给出选项 $1'],
  [/^error: unknown option '(.*?)'/, '错误：没有选项 $1'],
  [/^error: unknown command '(.*?)'/, '错误：没有命令 $1'],
  [
    /^error: too many arguments(?: for '(.*?)')?\. Expected (\d+) arguments? but got (\d+)\./,
    '错误：$1 的参数过多：应为 $2 个，实际 $3 个。',
  ],
  [/^error: option '(.*?)' argument '([\s\S]*?)' is invalid\. /, '错误：选项 $1 的值 $2 无效。'],
  [/Allowed: (.*?)\.$/m, '可用：$1。'],
  [/Give a whole number, 0 or more\./, '请给出不小于 0 的整数。'],
  [
    /Give a day that exists as YYYY-MM-DD, for instance 2026-11-11\./,
    '请按 YYYY-MM-DD 给出实际存在的日期，例如 2026-11-11。',
  ],
  [/\(Did you mean one of (.*?)\?\)/, '（是否为：$1？）'],
  [/\(Did you mean (.*?)\?\)/, '（是否为 $1？）'],
]
