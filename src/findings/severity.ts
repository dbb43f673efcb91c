import type { Policy } from '../policy/policy.ts'
import type { Rule, Severity } from '../policy/rule.ts'

/** The severity of a rule's findings in a file, or off where the user does not want them. */
export type SeverityOf = (rule: Rule, file: string) => Severity | 'off'

/** The severity the rule has everywhere. */
export const plainSeverity: SeverityOf = (rule) => rule.severity

/**
 * Prepares the overrides of ecomply.yaml: globs of files with severities of rules; later entries win.
 * The matcher is loaded only where there are any.
 */
export const severitiesWith = async (overrides: Policy['overrides']): Promise<SeverityOf> => {
  if (overrides.length === 0) return plainSeverity
  const { default: picomatch } = await import('picomatch')
  const compiled = overrides.map(({ paths, rules }) => ({
    matches: picomatch([...paths], { dot: true }),
    rules,
  }))
  return (rule, file) => {
    let severity: Severity | 'off' = rule.severity
    for (const { matches, rules } of compiled) {
      const given = rules[rule.id]
      if (given !== undefined && matches(file)) severity = given
    }
    return severity
  }
}
