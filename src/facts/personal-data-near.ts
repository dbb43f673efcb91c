interface Stretch {
  start: number
  end: number
}

const BLOCK = 64

/** Stretches of a text by where they are, so that asking what is near one does not go through all of them. */
export class Stretches<T extends Stretch> {
  readonly #blocks = new Map<number, T[]>()

  constructor(stretches: Iterable<T> = []) {
    for (const stretch of stretches) this.add(stretch)
  }

  add(stretch: T): void {
    for (let block = blockOf(stretch.start); block <= blockOf(stretch.end); block++) {
      const there = this.#blocks.get(block)
      if (there) there.push(stretch)
      else this.#blocks.set(block, [stretch])
    }
  }

  /** True when one that fits overlaps the place, or lies less than `distance` code units away from it. */
  hasNear({ start, end }: Stretch, distance = 0, fits: (stretch: T) => boolean = () => true): boolean {
    for (let block = blockOf(start - distance); block <= blockOf(end + distance); block++) {
      const isNear = this.#blocks
        .get(block)
        ?.some((one) => one.start - end < distance && start - one.end < distance && fits(one))
      if (isNear) return true
    }
    return false
  }
}

const blockOf = (at: number): number => Math.floor(at / BLOCK)
