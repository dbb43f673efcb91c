/** CI systems that a file can be written for. */
export const CI_SYSTEMS = ['github', 'gitlab'] as const
export type CiSystem = (typeof CI_SYSTEMS)[number]

/** Where the file of a CI system goes, and what it says. */
export const ciFile = (
  system: CiSystem,
): { file: string; text: string; note?: { en: string; zh: string } } =>
  system === 'github'
    ? { file: '.github/workflows/ecomply.yml', text: GITHUB }
    : {
        file: 'ecomply.gitlab-ci.yml',
        text: GITLAB,
        note: {
          en: 'add to .gitlab-ci.yml: include: { local: ecomply.gitlab-ci.yml }',
          zh: '请在 .gitlab-ci.yml 中加入：include: { local: ecomply.gitlab-ci.yml }',
        },
      }

// "--no": npx must not fetch a package of that name from a registry where the repository has none.
const GITHUB = `# Written by ecomply init. ecomply is among the devDependencies of this repository's package.json.
name: ecomply
on:
  pull_request:
  push: { branches: [main] }
  schedule: [{ cron: "17 21 * * *" }] # licences end and campaigns begin without a push
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 0 } # --since compares with the base branch
      - uses: actions/setup-node@v4
        with: { node-version: 20 }
      - run: npm ci
      - name: Changed files
        if: github.event_name == 'pull_request'
        run: npx --no -- ecomply check . --format github "--since=origin/$GITHUB_BASE_REF"
      - name: Everything
        if: github.event_name != 'pull_request'
        run: npx --no -- ecomply check . --format github
`

const GITLAB = `# Written by ecomply init. ecomply is among the devDependencies of this repository's package.json.
ecomply:
  image: node:20
  variables:
    GIT_DEPTH: "0" # --since compares with the target branch
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      variables:
        SINCE: --since=$CI_MERGE_REQUEST_DIFF_BASE_SHA
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  before_script:
    - npm ci
  script:
    - >-
      npx --no -- ecomply check . \${SINCE:+"$SINCE"}
      --format pretty
      --format gitlab --output gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`
