/**
 * What the benchmark is held against: the targets for a catalogue of millions. A row of figures names the one it answers
 * by its `goal`; `with` says which options measure it, where a plain run does not.
 */

/**
 * @typedef {object} Target
 * @property {string} goal
 * @property {string} what
 * @property {string} wanted in words
 * @property {string} [with]
 */

/** @type {readonly Target[]} */
export const TARGETS = [
  { goal: 'clean', what: 'clean, full policy, one worker', wanted: '≤ 1.0 × floor' },
  { goal: 'two-workers', what: 'clean, two workers', wanted: '≤ 0.6 × floor' },
  { goal: 'one-in-three', what: 'one finding in three records', wanted: '≤ 2 × floor' },
  { goal: 'every-record', what: 'a finding or more in every record', wanted: '≤ 5 × floor' },
  { goal: 'reference', what: 'against --reference', wanted: '≥ 100 × faster' },
  { goal: 'spectral', what: 'against Spectral, same rules', wanted: '≥ 30 × faster', with: '--peers' },
  {
    goal: 'memory',
    what: 'peak memory at 5 million records',
    wanted: '≤ 300 MB, within 10 % of that at 500 thousand',
    with: '--records 500000 --full',
  },
  { goal: 'cache-unchanged', what: 'unchanged catalogue with --cache', wanted: '≤ 0.3 × floor' },
  {
    goal: 'small-files',
    what: '1,000 small files, one worker',
    wanted: 'faster than ESLint with @eslint/json and eight equal checks',
    with: '--peers',
  },
  {
    goal: 'cache-one-in-hundred',
    what: 'one record in a hundred changed, --cache',
    wanted: '≤ 15 % of the cold run',
  },
  {
    goal: 'more-rules',
    what: '1,000 more terms, or 100 more rules of another class',
    wanted: '≤ 5 % slower',
  },
  { goal: 'start-up', what: 'start-up', wanted: '≤ 2 × node -e 0' },
]
