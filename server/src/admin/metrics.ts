import { performance } from 'node:perf_hooks'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { CommandName, Reply } from '#shared/protocol/messages'
import { countAll, type WatchedServices } from './stats.ts'

/** Histogram buckets in seconds, from one millisecond to far too slow. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** How long a caller that polls counts as connected after a poll. */
const POLLER_MILLISECONDS = 8000

/** A request that has been answered. */
export interface AnsweredRequest {
  readonly method: string
  /** The pattern of its path, never the path. */
  readonly route: string
  readonly status: number
  /** Absent for those that stay open. */
  readonly seconds?: number
}

/**
 * What the server counts about itself, for `GET /metrics`. No label holds a name, an id, a code or a token: each takes one
 * of a few words of ours.
 */
export class Metrics {
  readonly #registry = new Registry()
  readonly #pollers = new Map<string, number>()
  readonly #streams = new Set<object>()
  #watched: WatchedServices | undefined
  readonly #closed = this.#counter('windows_closed_total', 'Windows closed and written down')
  readonly #resolving = this.#histogram('window_resolve_seconds', 'Time to work out what a closed window comes to')
  readonly #writing = this.#histogram('window_write_seconds', 'Time to write a closed window down')
  readonly #commands = this.#histogram('command_seconds', 'Time from a command of a seat to its reply', ['command'])
  readonly #refused = this.#counter('orders_refused_total', 'Commands of seats refused, by problem', ['problem'])
  readonly #database = this.#histogram('database_seconds', 'Time of a database statement, by its first word', [
    'statement',
  ])
  readonly #databaseFaults = this.#counter('database_faults_total', 'Database statements that failed', ['statement'])
  readonly #requests = this.#counter('http_requests_total', 'Requests answered, by pattern of the path', [
    'method',
    'route',
    'status',
  ])
  readonly #waits = this.#histogram('http_request_seconds', 'Time to answer a request, by pattern of the path', [
    'route',
  ])
  readonly #faults = this.#counter('faults_total', 'Faults of the server that no player can mend, by kind', ['kind'])

  /** Counts these too at every scrape; `processes` adds what is known of the process itself. */
  watch(watched: WatchedServices, processes: boolean): void {
    this.#watched = watched
    const registers = [this.#registry]
    const gauge = (name: string, help: string, labelNames: readonly string[], count: (gauge: Gauge) => unknown) =>
      new Gauge({
        name: `balance_${name}`,
        help,
        labelNames,
        registers,
        async collect() {
          this.reset()
          // A database that is away must not take the other figures with it.
          await Promise.resolve(count(this)).catch(() => undefined)
        },
      })
    gauge(
      'matches',
      'Matches in memory, those that wait for the end of their window outside of it, and matches that have not ended',
      ['state'],
      async (matches) => {
        matches.set({ state: 'awake' }, countAll(watched.matches.awake).matches)
        matches.set({ state: 'asleep' }, watched.matches.asleep)
        matches.set({ state: 'unfinished' }, (await watched.unfinished()).length)
      },
    )
    gauge('seats', 'Seats of matches in memory that have not ended', ['state'], (seats) => {
      const { human, away, bot } = countAll(watched.matches.awake)
      for (const [state, count] of Object.entries({ human, away, bot })) seats.set({ state }, count)
    })
    gauge('queue', 'Acts and closings that are not done yet, in all matches', [], (queue) => {
      queue.set(countAll(watched.matches.awake).pending)
    })
    gauge('classes', 'Classes in memory', [], (classes) => classes.set(watched.classes.live))
    gauge('connections', 'Connections of viewers, by transport', ['kind'], (lines) => {
      for (const [kind, count] of Object.entries(this.connections())) lines.set({ kind }, count)
    })
    gauge('draining', '1 while nothing new is taken', [], (draining) => draining.set(watched.drain.on ? 1 : 0))
    const { bytesOut } = watched
    new Counter({
      name: 'balance_bytes_out_total',
      help: 'Bytes sent, over sockets too',
      registers,
      collect() {
        this.reset()
        this.inc(bytesOut())
      },
    })
    if (processes) collectDefaultMetrics({ register: this.#registry })
  }

  /** Lines to browsers now, by what carries them. */
  connections(): Readonly<Record<'socket' | 'stream' | 'poll', number>> {
    this.#forgetPollers()
    return { socket: this.#watched?.sockets() ?? 0, stream: this.#streams.size, poll: this.#pollers.size }
  }

  /** All of it as Prometheus reads it. */
  print(): Promise<string> {
    return this.#registry.metrics()
  }

  get contentType(): string {
    return this.#registry.contentType
  }

  /** Names of all figures of the game. */
  get names(): readonly string[] {
    return this.#registry
      .getMetricsAsArray()
      .map(({ name }) => name)
      .filter((name) => name.startsWith('balance_'))
  }

  answered({ method, route, status, seconds }: AnsweredRequest): void {
    this.#requests.inc({ method, route, status })
    if (seconds !== undefined) this.#waits.observe({ route }, seconds)
  }

  /** A stream is open until it is `closed`. */
  opened(stream: object): { closed(): void } {
    this.#streams.add(stream)
    return { closed: () => this.#streams.delete(stream) }
  }

  /** A caller has polled. @param who tells callers apart; it is kept for seconds and never shown */
  polled(who: string): void {
    if (this.#pollers.size > 1000 && !this.#pollers.has(who)) this.#forgetPollers()
    this.#pollers.set(who, performance.now())
  }

  resolved(seconds: number): void {
    this.#resolving.observe(seconds)
  }

  queried(statement: string, seconds: number, failed: boolean): void {
    this.#database.observe({ statement }, seconds)
    if (failed) this.#databaseFaults.inc({ statement })
  }

  failed(fault: unknown): void {
    this.#faults.inc({ kind: fault instanceof Error ? fault.constructor.name : 'other' })
  }

  /** A command of a seat was replied to. */
  replied(command: CommandName, seconds: number, reply: Reply): void {
    this.#commands.observe({ command }, seconds)
    if (reply.ok) return
    for (const { problem } of reply.faults) this.#refused.inc({ problem: problem.key.replace(/^problem\./, '') })
  }

  /** A closed window was written down. */
  written(seconds: number): void {
    this.#writing.observe(seconds)
    this.#closed.inc()
  }

  #forgetPollers(): void {
    const since = performance.now() - POLLER_MILLISECONDS
    for (const [who, at] of this.#pollers) if (at < since) this.#pollers.delete(who)
  }

  #counter(name: string, help: string, labelNames: readonly string[] = []): Counter {
    return new Counter({ name: `balance_${name}`, help, labelNames, registers: [this.#registry] })
  }

  #histogram(name: string, help: string, labelNames: readonly string[] = []): Histogram {
    return new Histogram({ name: `balance_${name}`, help, labelNames, buckets: SECONDS, registers: [this.#registry] })
  }
}
