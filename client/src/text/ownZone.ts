/** The time zone of this device, by its IANA name; `UTC` where the browser does not tell. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
