/** Start and end in a string: UTF-16 code units, end exclusive. */
export type TextSpan = readonly [start: number, end: number]

/** Stretches of a text and where in the source each was read, in order of the text. */
export class Segments {
  // Four numbers each: start and end in the text, start and end in the source.
  readonly #numbers: number[] = []

  /** Adds a stretch; where its two lengths differ (an entity) it is mapped as a whole. */
  add(textStart: number, textEnd: number, sourceStart: number, sourceEnd: number): void {
    this.#numbers.push(textStart, textEnd, sourceStart, sourceEnd)
  }

  /** The smallest span of the source that holds what a span of the text was read from. */
  toSource([start, end]: TextSpan): TextSpan {
    const from = this.#place(start, 'start')
    const to = end > start ? this.#place(end - 1, 'end') : from
    return from <= to ? [from, to] : [this.#place(end - 1, 'start'), this.#place(start, 'end')]
  }

  // Where the character at a place of the text starts or ends in the source. A line break that stands for tags
  // is taken to the end of the stretch before it.
  #place(at: number, side: 'start' | 'end'): number {
    const segment = this.#last(at)
    if (segment < 0) return 0
    const [textStart, textEnd, sourceStart, sourceEnd] = this.#numbers.slice(segment, segment + 4) as Segment
    if (at >= textEnd) return sourceEnd
    if (textEnd - textStart !== sourceEnd - sourceStart) return side === 'start' ? sourceStart : sourceEnd
    return sourceStart + (at - textStart) + (side === 'end' ? 1 : 0)
  }

  // The last stretch that starts at or before a place, by binary search; -1 is none.
  #last(at: number): number {
    let low = 0
    let high = this.#numbers.length / 4
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#numbers[middle * 4] as number) <= at) low = middle + 1
      else high = middle
    }
    return (low - 1) * 4
  }
}

type Segment = [textStart: number, textEnd: number, sourceStart: number, sourceEnd: number]
