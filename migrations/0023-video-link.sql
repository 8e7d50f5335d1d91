-- Where a video call happens: sent by the adviser before it starts, and shown on the page of whoever booked it.

alter table booking add column video_link text check (way = 'video' or video_link is null);
grant update (video_link) on booking to good_work_web;
