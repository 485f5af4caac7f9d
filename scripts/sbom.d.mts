/** What is read of package-lock.json. */
export interface Lock {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly name?: string
        readonly version?: string
        readonly dev?: boolean
        readonly optional?: boolean
        readonly devOptional?: boolean
        readonly dependencies?: Readonly<Record<string, string>>
      }
    >
  >
}

/** `name@version` of every package the image installs. */
export function installed(lock: Lock): readonly string[]
