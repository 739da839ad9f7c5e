-- Compared events that need another look: their cluster lost a member, or people decided otherwise than it stands.
SELECT c.event_id
FROM event_clusters c
WHERE c.component IN (
    SELECT g.component FROM event_clusters g WHERE g.event_id NOT IN (SELECT event_id FROM events)
    UNION
    SELECT a.component
    FROM link_constraints k
    JOIN event_clusters a ON a.event_id = k.event_a
    JOIN event_clusters b ON b.event_id = k.event_b
    WHERE (k.kind = 'same') <> (a.cluster_id = b.cluster_id)
    UNION
    SELECT b.component
    FROM link_constraints k
    JOIN event_clusters a ON a.event_id = k.event_a
    JOIN event_clusters b ON b.event_id = k.event_b
    WHERE (k.kind = 'same') <> (a.cluster_id = b.cluster_id)
)
ORDER BY c.event_id
