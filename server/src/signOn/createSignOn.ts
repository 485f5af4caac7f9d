import type { Config } from '../config/readConfig.ts'
import { Provider } from './provider.ts'
import { SignOn, type SignOnDeps } from './signOn.ts'

/** Settings of sign-on. */
export type SignOnConfig = Pick<
  Config,
  | 'oidcIssuer'
  | 'oidcClientId'
  | 'oidcClientSecret'
  | 'oidcScopes'
  | 'oidcClaim'
  | 'signOnHosts'
  | 'signOnTeachers'
  | 'trustUserHeader'
>

/** The provider that the settings name; undefined where they name none. */
export function providerOf(config: SignOnConfig): Provider | undefined {
  const { oidcIssuer: issuer, oidcClientId: clientId } = config
  if (issuer === undefined || clientId === undefined) return undefined
  const { oidcClientSecret: clientSecret, oidcScopes: scopes, oidcClaim: claim } = config
  return new Provider({ issuer, clientId, clientSecret, scopes, claim })
}

/** Puts sign-on together as the settings say; undefined where nobody signs on. */
export function createSignOn(config: SignOnConfig, deps: Omit<SignOnDeps, 'roles' | 'provider'>): SignOn | undefined {
  const provider = providerOf(config)
  if (provider === undefined && config.trustUserHeader === undefined) return undefined
  return new SignOn({ ...deps, roles: config, provider })
}
