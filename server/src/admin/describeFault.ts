/**
 * A fault as it may stand in the log. Fields that drivers and parsers add are left out: PostgreSQL's `detail` repeats the
 * row that did not fit, and with it people's names.
 */
export function describeFault(fault: unknown): object {
  if (!(fault instanceof Error)) return { message: String(fault) }
  const { name, message, stack, cause } = fault
  const code = 'code' in fault && typeof fault.code === 'string' ? { code: fault.code } : {}
  return { type: name, message, ...code, stack, ...(cause instanceof Error ? { cause: describeFault(cause) } : {}) }
}
