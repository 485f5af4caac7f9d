import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** @import { SpawnOptions } from 'node:child_process' */

const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])
const ORPHAN_CHECK_MILLISECONDS = 200

/**
 * Runs a program on this terminal until it ends. Signals sent to this process are passed on to it, so that it can end in
 * good order.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 128 and the signal's number when a signal ended it
 */
export async function runChild(file, args, options = {}) {
  const child = spawn(file, args, { stdio: 'inherit', ...options })
  const passOn = SIGNALS.map((signal) => /** @type {const} */ ([signal, () => child.kill(signal)]))
  for (const [signal, listener] of passOn) process.on(signal, listener)
  const stopWatching = onOrphaned(() => child.kill('SIGTERM'))
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])))
    })
  } finally {
    stopWatching()
    for (const [signal, listener] of passOn) process.off(signal, listener)
  }
}

/**
 * npm runs a script by a shell and sends signals to that shell alone. Some shells (Debian's) end without passing them on;
 * then this process has lost its parent, which is taken as the signal.
 * @param {() => void} listener
 * @returns {() => void} ends the watch
 */
function onOrphaned(listener) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => undefined
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    listener()
  }, ORPHAN_CHECK_MILLISECONDS)
  return () => clearInterval(timer)
}
