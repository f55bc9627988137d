-- Every append moves its stream's version: with room on the page the row stays there and its index need not be touched.
alter table events.mt_streams set (fillfactor = 75);
