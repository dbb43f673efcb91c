const { createHash } = require('node:crypto')
const { readFileSync } = require('node:fs')
const node = require('node:module')
const path = require('node:path')
const vm = require('node:vm')

/**
 * Loads a CommonJS file as `require` does, in two thirds of the time: with what an earlier run kept of compiling it.
 * From Node 22.1 on that is Node's own affair.
 * @param {string} file absolute
 */
exports.load = (file) => {
  node.enableCompileCache?.()
  return exports.compile(file).exports
}

/**
 * The same by hand, for older versions. What was kept stands beside the file, in `<file>.compiled`. V8 takes it only
 * from the very version of itself that wrote it; otherwise, and where the file changed since, it compiles the file.
 * @param {string} file absolute; it must not use import()
 * @returns {{ exports: any, script?: vm.Script }} no script where it is Node's affair
 */
exports.compile = (file) => {
  if (node.enableCompileCache) return { exports: require(file) }
  const bytes = readFileSync(file)
  const source = `(function (exports, require, module, __filename, __dirname) {${bytes}\n})`
  const script = new vm.Script(source, { filename: file, cachedData: keptFor(file, bytes) })
  const module = { exports: {} }
  const run = script.runInThisContext()
  run.call(module.exports, module.exports, node.createRequire(file), module, file, path.dirname(file))
  return { exports: module.exports, script }
}

/**
 * What `<file>.compiled` holds: a digest, then what V8 gave. V8 trusts every byte of it, so a damaged one must not reach it.
 * @param {Buffer} bytes the file that was compiled
 * @param {Buffer} compiled
 */
exports.sealed = (bytes, compiled) => Buffer.concat([digestOf(bytes, compiled), compiled])

const DIGEST_LENGTH = 32

const digestOf = (bytes, compiled) => createHash('sha256').update(bytes).update(compiled).digest()

const keptFor = (file, bytes) => {
  try {
    const kept = readFileSync(`${file}.compiled`)
    const compiled = kept.subarray(DIGEST_LENGTH)
    return digestOf(bytes, compiled).equals(kept.subarray(0, DIGEST_LENGTH)) ? compiled : undefined
  } catch {
    return undefined
  }
}
