import { createServer, type Server } from 'node:http'

/** Descriptors that database, files and pipes keep beside connections. */
const KEPT_DESCRIPTORS = 64
/** How long a caller may take to send a whole request, and its head, in milliseconds. */
const REQUEST_MILLISECONDS = 30_000
const HEAD_MILLISECONDS = 15_000
/**
 * How long a connection that carries nothing is kept, in milliseconds: longer than proxies keep theirs (nginx: 60 s), so that none
 * sends a call on one that is just being closed.
 */
const IDLE_MILLISECONDS = 75_000

/** How long a request may take to arrive, in milliseconds. */
export interface HttpPatience {
  readonly requestTimeout: number
  readonly headersTimeout: number
  /** How often both are looked at. */
  readonly connectionsCheckingInterval: number
}

const PATIENCE: HttpPatience = {
  requestTimeout: REQUEST_MILLISECONDS,
  headersTimeout: HEAD_MILLISECONDS,
  connectionsCheckingInterval: 5000,
}

/**
 * An HTTP server that cuts callers who take too long to send, and takes no more connections than the process has
 * descriptors for: one more would be one that nothing answers.
 */
export function createHttpServer(patience: HttpPatience = PATIENCE): Server {
  const server = createServer(patience)
  server.maxConnections = mostConnections()
  server.keepAliveTimeout = IDLE_MILLISECONDS
  return server
}

/** Connections this process can hold beside what it keeps open itself. */
export function mostConnections(): number {
  const { userLimits } = process.report.getReport() as { readonly userLimits?: UserLimits }
  const files = userLimits?.open_files?.soft
  return typeof files === 'number' ? Math.max(KEPT_DESCRIPTORS, files - KEPT_DESCRIPTORS) : Number.MAX_SAFE_INTEGER
}

interface UserLimits {
  readonly open_files?: { readonly soft: number | 'unlimited' }
}
