import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    testTimeout: 60_000,
    pool: 'threads',
    // A file of tests finds loaded what others imported before: half of a short file's time was loading.
    isolate: false,
    setupFiles: ['tests/kit/tidy.ts'],
  },
})
