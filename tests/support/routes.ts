import express, { type Application } from 'express'

/** One call of the web server, as it is registered. */
export interface Route {
  readonly method: string
  /** With `:names` for its deps that differ. */
  readonly path: string
}

/** What is looked at of one step of Express's router. */
interface Layer {
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> }
  readonly handle: { readonly stack?: readonly Layer[] }
}

/** Notes the application that answers: from now until `stop`, whatever application answers a request. */
export function watchApplications(): { readonly seen: ReadonlySet<Application>; stop(): void } {
  const seen = new Set<Application>()
  const prototype = express.application as unknown as { handle: (...given: unknown[]) => unknown }
  const { handle } = prototype
  prototype.handle = function (this: Application, ...given) {
    seen.add(this)
    return handle.apply(this, given)
  }
  return {
    seen,
    stop() {
      prototype.handle = handle
    },
  }
}

/** Every route of an application. @throws when some are in a router of their own: where that hangs cannot be told */
export function routesOf(application: Application): readonly Route[] {
  const { stack } = (application as unknown as { readonly router: { readonly stack: readonly Layer[] } }).router
  return stack.flatMap(({ route, handle }) => {
    if (handle.stack?.some((inner) => inner.route !== undefined) === true && route === undefined) {
      throw new Error('a router of its own hides its paths: put its routes on the application')
    }
    if (route === undefined) return []
    const paths = typeof route.path === 'string' ? [route.path] : route.path
    return paths.flatMap((path) => Object.keys(route.methods).map((method) => ({ method: method.toUpperCase(), path })))
  })
}
