import type { Route } from '../../../web/ask.ts'
import { acceptTheLoss, showLoss } from './loss.handler.ts'
import { showAddressPreview, showFilePreview, showNewFeed, showTemplate, start, takeFile } from './new-feed.handler.ts'
import { change, showFeed, showFeeds } from './partner-feeds.handler.ts'

export const partnerFeedRoutes: Route[] = [
  { get: '/desk/feeds', may: 'feeds.manage', handler: showFeeds },
  { get: '/desk/feeds/new', may: 'feeds.manage', handler: showNewFeed },
  { get: '/desk/feeds/template.csv', may: 'feeds.manage', handler: showTemplate },
  { post: '/desk/feeds/file', may: 'feeds.manage', handler: takeFile, takesFiles: true },
  { get: '/desk/feeds/file/:id', may: 'feeds.manage', handler: showFilePreview },
  { post: '/desk/feeds/file/:id', may: 'feeds.manage', handler: showFilePreview },
  { post: '/desk/feeds/address', may: 'feeds.manage', handler: showAddressPreview },
  { post: '/desk/feeds/start', may: 'feeds.manage', handler: start },
  { get: '/desk/feeds/own/:key', may: 'feeds.manage', handler: showFeed },
  { post: '/desk/feeds/own/:key', may: 'feeds.manage', handler: change },
  { get: '/desk/feeds/own/:key/loss', may: 'feeds.manage', handler: showLoss },
  { post: '/desk/feeds/own/:key/loss', may: 'feeds.manage', handler: acceptTheLoss },
]
