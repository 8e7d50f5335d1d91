import { keepingOf } from '../../../domain/person-retention.ts'
import { REFERRAL_PROGRAMS } from '../../../domain/referral-program.ts'
import { keptDays, keptWords, RETENTION } from '../../../domain/retention.ts'
import { type Html, html } from '../../../kit/html.ts'
import { SHARED_SHORTLIST_DAYS } from '../../../records/shortlist.ts'
import type { Ask } from '../../../web/ask.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { capital } from '../../../web/dates.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { programKeptWords } from '../../../web/program-kept-words.ts'

export const privacyView = (ask: Ask): Html =>
  layout(
    {
      ask,
      title: 'Privacy',
      description: 'What this site keeps about you, and what it does not.',
      breadcrumbs: [{ text: 'Home', href: '/' }],
    },
    html`<h1 class="govuk-heading-xl">Privacy</h1>
<p class="govuk-body-l">You can look at everything here without telling us who you are.</p>
<h2 class="govuk-heading-m">What we do not do</h2>
<ul class="govuk-list govuk-list--bullet">
<li>We do not ask for your name until you ask for help, book or apply. You never need an account.</li>
<li>We do not count visits or follow what you do.</li>
<li>We do not load anything from other companies: no adverts, no maps, no fonts.</li>
<li>We do not tell the Jobcentre, an employer or anybody else that you were here.</li>
</ul>
<h2 class="govuk-heading-m">What we keep</h2>
${summaryList({
  rows: [
    {
      key: { text: 'Your shortlist' },
      value: { text: 'In a cookie on your own device, for 90 days after you last changed it.' },
    },
    {
      key: { text: 'A shortlist you share' },
      value: {
        text: `The list itself, for ${SHARED_SHORTLIST_DAYS} days. Only somebody with the link can open it. Nothing says who made it.`,
      },
    },
    {
      key: { text: 'Searches that find nothing' },
      value: {
        text: `The words, the ${ask.place.words.neighbourhood} and the day, so that we learn what is missing. Not your postcode, not your device, not the time.`,
      },
    },
    {
      key: { text: 'Records of how the site runs' },
      value: {
        text: 'Which kind of page was asked for and how long it took. No search words, no postcode, no address.',
      },
    },
  ],
})}
<h2 class="govuk-heading-m">When you ask for help</h2>
<ul class="govuk-list govuk-list--bullet">
<li>Only people at the hub that helps you can read what you wrote. Each of them signs in, and we keep a record of what they change.</li>
<li>Until you send it, we keep what you typed for two hours, and only this browser can open it. “Leave this page quickly” deletes it at once.</li>
<li>Only somebody who can read your messages can open your request: we send a code to the phone or email you gave us.</li>
<li>Answers about your age, your background or a disability are kept apart, with the month and nothing else. Nobody can tell that they are yours.</li>
<li>When you tell us what you think of a page, we keep the page, the day and your words.</li>
</ul>
<h2 class="govuk-heading-m">How long we keep it</h2>
<p class="govuk-body">As long as something is open, we keep it. Afterwards we delete it by ourselves. We keep how many there were, and nothing about you.</p>
${summaryList({
  rows: RETENTION.map((rule) => ({
    key: { text: rule.words },
    value: { text: `${capital(keptWords(keptDays(rule, ask.place)))} after ${rule.endsWhen}.` },
  })),
})}
<h2 class="govuk-heading-m">When an adviser helps you</h2>
<p class="govuk-body">Then there is a record of you: your plan, notes, appointments and messages. We delete all of it when nothing is open and the time of every programme that you were in has passed.</p>
${summaryList({ rows: REFERRAL_PROGRAMS.map(({ id, name }) => ({ key: { text: name }, value: { text: `${capital(programKeptWords(keepingOf(id, ask.place.keepPrograms)))}.` } })) })}
<p class="govuk-body">We keep it for longer only where a court, a claim or an inquiry needs it. On the page of <a class="govuk-link" href="/requests">your own record</a> you can ask for a copy of everything we hold about you, tell us what is wrong, and ask us to delete it. Or <a class="govuk-link" href="/contact">write to us</a>. You hear within a month.</p>
<h2 class="govuk-heading-m">Your postcode</h2>
<p class="govuk-body">We use it to sort what is near you. It is part of the address of your results page, so it stays in the history of your browser. On a shared computer you may want to clear that history.</p>
<p class="govuk-body">If you press the button for where you are, your browser asks you first. We round your position to about a hundred metres, use it for that search, and do not keep it.</p>
<h2 class="govuk-heading-m">When you leave this site</h2>
<p class="govuk-body">Apply links go to other organisations. They have their own rules about what they keep. We do not tell them which page you came from.</p>
<h2 class="govuk-heading-m">Who is responsible</h2>
<p class="govuk-body">${ask.place.council} runs this site. ${contactLine(ask.place.contact)} If you are not happy with our answer, you can complain to the <a class="govuk-link" href="https://ico.org.uk/make-a-complaint/">Information Commissioner’s Office</a>.</p>`,
  )
