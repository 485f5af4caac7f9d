import { monitorEventLoopDelay, performance } from 'node:perf_hooks'

/** How busy the process is. */
export interface Load {
  /** Bytes of memory it takes. */
  readonly rss: number
  /** How late the event loop was at worst since the last reading, in milliseconds. */
  readonly lag: number
  /** Share of one processor since the last reading. */
  readonly cpu: number
  /** Seconds since the start. */
  readonly uptime: number
}

const RESOLUTION_MILLISECONDS = 20

/** Starts measuring the load of this process. */
export function watchLoad(): { read(): Load; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MILLISECONDS })
  delay.enable()
  let asked = performance.now()
  let used = process.cpuUsage()
  return {
    read() {
      const now = performance.now()
      const { user, system } = process.cpuUsage(used)
      // The measure counts its own sleep.
      const lag = Math.max(0, delay.max / 1e6 - RESOLUTION_MILLISECONDS)
      const load = {
        rss: process.memoryUsage.rss(),
        lag: Math.round(lag),
        cpu: Math.round((user + system) / 10 / Math.max(1, now - asked)) / 100,
        uptime: Math.round(process.uptime()),
      }
      delay.reset()
      asked = now
      used = process.cpuUsage()
      return load
    },
    stop: () => delay.disable(),
  }
}
