import { type Config, readConfig } from '../config/config.ts'
import { readSchemas } from '../config/installation.ts'
import { loadConfiguredPolicy } from '../config/policy.ts'
import type { Policy } from '../policy/policy.ts'
import type { Selection } from '../policy/select.ts'
import type { Kind } from '../records/record.ts'
import type { Io } from './io.ts'

/** The options that choose policy and rules, the same in every command. */
export interface PolicyOptions {
  config?: string
  pack?: string[]
  rule?: string[]
  topic?: string[]
  kind?: Kind[]
  lang?: 'en' | 'zh-CN' | 'zh-TW'
}

/** Reads the configuration and the policy that the options ask for. */
export const setUp = async (
  options: PolicyOptions,
  io: Io,
  { withRulesThatAreOff = false }: { withRulesThatAreOff?: boolean } = {},
): Promise<{ config: Config; policy: Policy; selection: Selection; language: 'en' | 'zh-CN' | 'zh-TW' }> => {
  const written = await readConfig(io.cwd(), options.config, readSchemas)
  const config = withRulesThatAreOff ? { ...written, rules: withoutOff(written.rules) } : written
  const policy = await loadConfiguredPolicy(config, options.pack, io.cwd())
  return {
    config,
    policy,
    selection: {
      ...(options.rule ? { rules: options.rule } : {}),
      ...(options.topic ? { topics: options.topic } : {}),
      ...(options.kind ? { kinds: options.kind } : {}),
    },
    language: options.lang ?? config.lang ?? 'en',
  }
}

const withoutOff = (rules: Config['rules']): Config['rules'] =>
  Object.fromEntries(Object.entries(rules).filter(([, setting]) => setting.severity !== 'off'))
