import type { Known } from '../src/domain/linkage/match-keys.ts'
import { Chance } from './random.ts'

const GIVEN =
  'Mohammed Olivia Amelia George Noah Arthur Isla Ava Ivy Maya Oliver Leo Muhammad Harry Jack Thomas William James Charlie Aisha Fatima Amina Sofia Maria Anna Adam Yusuf Ibrahim Daniel David Alexander Elizabeth Catherine Margaret Susan Karen Linda Patricia Paul Mark Andrew Stephen Peter Michael John Robert Christopher Grace Chloe Emily Ella Jessica Sarah Hannah Rebecca Zainab Khadija Omar Ali Hassan Abdi Hodan Ayaan Ngozi Chidi Kwame Ama Kofi Abena Olena Piotr Katarzyna Andrei Elena Ioana Joao Ana Carlos Lucia Diego Giulia Marco Chen Wei Ling Priya Rahul Anjali Sanjay Nusrat Rezaul Farhana Tariq Nadia Deniz Mehmet Elif Yasmin Leila Reza Samir Rania Joseph Samuel Esther Ruth Hugh Winsome Leela Marguerite Petra Tobias'.split(
    ' ',
  )
const START =
  'Ash Bar Bel Brad Bran Cal Car Chad Clay Cole Cran Dal Den Dun El Fal Far Fen Fern Gar Glen Grim Hal Har Haw Hay Hol Ken Kil Kirk Lang Lin Lock Mar Mel Mor Nor Oak Os Pen Ray Red Ros Rush Sand Shel Sher Stan Stav Sut Thorn Tor Wal War Wes Whit Wil Win Wood Yar'.split(
    ' ',
  )
const END =
  'berg bourne bridge by combe cott croft dale den don field ford gate grove ham hurst land ley low man mead mere more ner rick ridge row sey shaw son stead stock stone thorpe ton vale ville ward well wick worth'.split(
    ' ',
  )
const AREAS = ['N', 'NW', 'E', 'SE', 'SW', 'W', 'EC', 'WC']
const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'

/** People who were made up: common names are as common as they are, and half have no e-mail address. */
export class IntakePeople {
  private readonly chance: Chance
  constructor(seed: number) {
    this.chance = new Chance(seed)
  }

  next(): Known {
    const { chance } = this
    const given = GIVEN[this.oftenFirst(GIVEN.length)]!
    const family = START[this.oftenFirst(START.length)]! + END[this.oftenFirst(END.length)]!
    const day = (most: number) => String(1 + chance.below(most)).padStart(2, '0')
    const second = chance.is(0.15) ? START[chance.below(START.length)]!.toLowerCase() : ''
    return {
      givenName: given,
      familyName: chance.is(0.04)
        ? `${family}-${START[chance.below(START.length)]}${chance.pick(END)}`
        : family + second,
      knownAs: null,
      bornOn: chance.is(0.08) ? null : `${1958 + chance.below(50)}-${day(12)}-${day(28)}`,
      postcode: chance.is(0.1) ? null : this.postcode(),
      phone: chance.is(0.2) ? null : `+447${String(100_000_000 + chance.below(900_000_000))}`,
      email: chance.is(0.5) ? null : `${given}.${family}${chance.below(10_000)}@example.org`.toLowerCase(),
      numbers: [],
    }
  }

  /** The same person as somebody else writes them down. */
  again(person: Known): Known {
    const { chance } = this
    const slip = (name: string) => {
      const at = 1 + chance.below(name.length - 1)
      return chance.is(0.15) ? name.slice(0, at) + chance.pick([...'aeioutnrs']) + name.slice(at + 1) : name
    }
    const [year, month, day] = person.bornOn?.split('-') ?? []
    const swapped = chance.is(0.05) && Number(day) <= 12
    return {
      ...person,
      givenName: slip(person.givenName),
      familyName: slip(person.familyName),
      bornOn: !year || chance.is(0.1) ? null : swapped ? `${year}-${day}-${month}` : person.bornOn,
      postcode: chance.is(0.3) ? this.postcode() : person.postcode,
      phone: chance.is(0.5) ? null : person.phone,
      email: chance.is(0.7) ? null : person.email,
    }
  }

  private postcode(): string {
    const { chance } = this
    const unit = chance.pick([...LETTERS]) + chance.pick([...LETTERS])
    return `${chance.pick(AREAS)}${1 + chance.below(20)} ${chance.below(10)}${unit}`
  }

  /** The first of a list come some forty times as often as the last. */
  private oftenFirst(length: number): number {
    return Math.floor(length * this.chance.next() ** 2)
  }
}
