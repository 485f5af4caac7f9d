import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** What the security headers need of the rest of the server. */
export interface SecurityHeadersDeps {
  /** Where players find the game, as an origin; undefined when not set. */
  readonly publicUrl: string | undefined
  /** Pages that may show the game in a frame, as the content policy names them. */
  readonly frameAncestors: string
}

/** What a page could be allowed to use of a device. The game uses the clipboard and the device's own way to pass links on. */
const POWERS_OF_A_DEVICE = [
  'accelerometer',
  'bluetooth',
  'browsing-topics',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]
const PERMISSIONS = [
  ...POWERS_OF_A_DEVICE.map((power) => `${power}=()`),
  'clipboard-write=(self)',
  'web-share=(self)',
].join(', ')

const YEAR_SECONDS = 31_536_000
const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-fA-F:.]+\](:\d+)?$/

/** Headers of every answer: no foreign script, frame, form or address, and nothing of the device. */
export function securityHeaders({ publicUrl, frameAncestors }: SecurityHeadersDeps): readonly RequestHandler[] {
  const sockets = (request: IncomingMessage) => socketsAt(publicUrl, request.headers.host)
  return [
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'self'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'connect-src': ["'self'", sockets],
          'object-src': ["'none'"],
          'base-uri': ["'none'"],
          'form-action': ["'self'"],
          'frame-ancestors': frameAncestors.split(' '),
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      // Older than the content policy, and can only name no site at all or our own.
      xFrameOptions: frameAncestors === "'none'" ? { action: 'deny' } : frameAncestors === "'self'",
      strictTransportSecurity: publicUrl?.startsWith('https:')
        ? { maxAge: YEAR_SECONDS, includeSubDomains: false }
        : false,
    }),
    (_request, response: ServerResponse, next) => {
      response.setHeader('permissions-policy', PERMISSIONS)
      next()
    },
  ]
}

/** Sockets of our own host: browsers that do not count them as 'self' need them named. */
function socketsAt(publicUrl: string | undefined, asked: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl.replace(/^http/, 'ws')
  return asked !== undefined && HOST.test(asked) ? `ws://${asked} wss://${asked}` : "'self'"
}
