import type { Phrase } from './labelled.ts'

const LABELLED = `
age | We're a youthful bunch, so you should be in your twenties or early thirties.
age | Would suit a recent school leaver; no older applicants please.
age | Nobody over 45, as the work is hard on the knees.
age | You'll be a digital native who grew up with a phone in your hand.
age | A mature lady or gent, 50 plus, would be the right fit for our customers.
age | No more than five years' experience, please: we want somebody fresh and not set in their ways.
disability | You must be in perfect health and have had no more than three sick days last year.
disability | No history of depression, anxiety or other mental health problems.
disability | This isn't a job for wheelchair users.
disability | Tell us in your application about any medical conditions and the tablets you take.
disability | Only able-bodied people should apply.
disability | People with epilepsy or diabetes will not be considered.
disability | We cannot take on anybody with a stammer because you will be on the phones.
sex | We need a strong lad to help on the vans.
sex | Girl Friday wanted for a small and friendly office.
sex | The successful man will report to the yard foreman and his wife.
sex | Ladies only, as our cleaning customers prefer a woman.
sex | Handyman's mate required; this is no job for a woman.
sex | Looking for a pretty waitress to brighten up the bar.
race | Native English speakers only.
race | British passport holders only, no visas of any sort.
race | We would prefer Polish or Romanian workers, since they work harder.
race | White British family seeks a similar au pair.
race | Please, no Travellers or Gypsies.
race | You must have no foreign accent.
race | Applicants must have been born and brought up in this country.
race | Chinese kitchen staff wanted, Chinese nationals only.
religion | Christian household, so we only want a Christian cleaner.
religion | Muslims need not apply, as we handle pork and beer.
religion | No headscarves, turbans or other religious dress on the shop floor.
religion | You should share our faith to work on our shop's till.
religion | You can't ask for time off for prayers, Eid or Sabbath, so think before you apply.
orientation | We want straight people only in our changing rooms team.
orientation | Gay applicants would not feel at home with our customers.
reassignment | Staff must be the sex they were born as; trans people won't be hired.
reassignment | We do not employ transsexuals in customer-facing roles.
marriage | Preference goes to single people with no ties.
marriage | A married couple's home; married applicants only.
pregnancy | Not suitable if you are expecting or planning to start a family soon.
pregnancy | We can't have anybody going off on maternity leave in the first two years.
fine | We are a Disability Confident employer and offer an interview to disabled people who meet the essential criteria.
fine | We welcome applications from women, who are under-represented here; the best person will be chosen.
fine | Being a woman is an occupational requirement (Equality Act 2010, Schedule 9) at this rape crisis centre.
fine | You must be 18 or over, because the law does not let younger people sell alcohol here.
fine | We'll make reasonable adjustments at every stage; just tell us what you need.
fine | You need the right to work in the UK, and we check it for everybody we hire.
fine | The chaplain has to be a practising Catholic; an occupational requirement applies.
fine | Open to every age: our newest colleagues are 17 and 68.
fine | You'll need to speak Bengali well, since many of our callers speak nothing else.
fine | Good spoken English is needed to take emergency calls.
fine | The work involves lifting boxes up to 15 kg, and we have lifting aids and can adapt the tasks.
fine | We particularly encourage Black, Asian and minority ethnic people to apply, as there are few in our senior team.
fine | Enhanced maternity, paternity and adoption pay from your first day.
fine | The building has a prayer room and you may swap bank holidays for your own festivals.
fine | Drivers have to be 21 or older for our insurance and hold a full licence for a year.
fine | Our LGBT+ staff network meets monthly and trans colleagues are welcome here.
fine | A male carer is needed for one man's intimate personal care; exempt under Schedule 9, part 1.
fine | We have step-free access, a hearing loop and a ramp at the back door.
fine | For young people aged 16 to 24 on a government-funded traineeship.
fine | This post supports disabled people, and lived experience of disability is helpful.
fine | Wheelchair users, and people who use other mobility aids, can work at every desk.
fine | If you are pregnant or on maternity leave, please do apply and we will arrange the interview around you.
fine | Your husband, wife or civil partner is covered by the health scheme as well.
fine | The team is friendly and energetic, and days can be busy.
fine | Turbans, hijabs and kippahs may be worn with the uniform.
`

/** Wordings with the protected characteristic that they offend, or `fine` when the law allows them. */
export const FRESH_EQUALITY: readonly Phrase[] = LABELLED.trim()
  .split('\n')
  .map((line) => {
    const [label, words] = line.split(' | ')
    return { label: label!, words: words! }
  })
