#!/usr/bin/env node
const path = require('node:path')
const { load } = require('./load.js')

const { main } = load(path.join(__dirname, '../dist/cli/main.js'))

main(process.argv.slice(2), process).then((code) => {
  process.exitCode = code
})
