import { type Html, html } from '../../kit/html.ts'
import { attribute, attributes, type Common, classes, type Given, type Words, wordsOf } from './markup.ts'
import { type TagOptions, tag } from './tag.ts'

export type Task = Given<{
  title: Words & Given<{ classes: string }>
  hint: Words
  status: Words & Given<{ classes: string; tag: TagOptions }>
  href: string
  classes: string
}>
export type TaskListOptions = Common & Given<{ idPrefix: string; items: readonly (Task | null | false)[] }>

export const taskList = (options: TaskListOptions): Html => html`
  <ul class="${classes('govuk-task-list', options.classes)}"${attributes(options.attributes)}>
    ${options.items?.map((item, at) => item && task(item, `${options.idPrefix || 'task-list'}-${at + 1}`))}
  </ul>`

const task = (item: Task, id: string): Html => html`
  <li class="${classes('govuk-task-list__item', item.href && 'govuk-task-list__item--with-link', item.classes)}">
    <div class="govuk-task-list__name-and-hint">
      ${
        item.href
          ? html`<a class="${classes('govuk-link govuk-task-list__link', item.title?.classes)}" href="${
              item.href
            }" aria-describedby="${classes(item.hint && `${id}-hint`, `${id}-status`)}">${wordsOf(item.title)}</a>`
          : html`<div${attribute('class', item.title?.classes)}>${wordsOf(item.title)}</div>`
      }
      ${item.hint && html`<div id="${id}-hint" class="govuk-task-list__hint">${wordsOf(item.hint)}</div>`}
    </div>
    <div class="${classes('govuk-task-list__status', item.status?.classes)}" id="${id}-status">${
      item.status?.tag ? tag(item.status.tag) : wordsOf(item.status)
    }</div>
  </li>`
