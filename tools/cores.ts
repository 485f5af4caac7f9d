import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PERIOD = 100_000
/** Where Linux keeps its control groups of processors, in its two ways. */
const ROOTS = ['/sys/fs/cgroup/cpu', '/sys/fs/cgroup']

/**
 * Leaves a process no more than this share of a core.
 * @returns takes the limit's group away, once the process has ended
 * @throws Error where this user or this system cannot limit processes
 */
export function limitCores(pid: number, share: number): () => void {
  const group = join(ROOTS.find((root) => existsSync(join(root, 'cgroup.procs'))) ?? ROOTS[0]!, `balance-trial-${pid}`)
  mkdirSync(group)
  try {
    const quota = Math.round(share * PERIOD)
    const isOld = existsSync(join(group, 'cpu.cfs_quota_us'))
    if (isOld) writeFileSync(join(group, 'cpu.cfs_quota_us'), String(quota))
    else writeFileSync(join(group, 'cpu.max'), `${quota} ${PERIOD}`)
    writeFileSync(join(group, 'cgroup.procs'), String(pid))
  } catch (fault) {
    rmdirSync(group)
    throw fault
  }
  return () => rmdirSync(group)
}
