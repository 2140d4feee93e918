package link

import (
	"cmp"
	"container/heap"
)

// linkage joins the two groups whose reports are nearest on average, and so on,
// while that is near enough. Only groups are looked at of which some reports were
// found to be near: the mean over pairs is no higher than the highest of them.
type linkage struct {
	groups []*group // nil for one that went into another
	into   []int32  // which; itself for one that stands
	age    []int32  // how many joins made it
	queue  queue    // pairs by how near they were when last looked at, which they are at most
	looked map[[2]int32]int32
}

// join gives each report its group, the number of one of the group's reports.
func join(points []point) []int32 {
	l := &linkage{looked: map[[2]int32]int32{}}
	for i := range points {
		l.groups, l.into, l.age = append(l.groups, groupOf(&points[i])), append(l.into, int32(i)), append(l.age, 0)
	}
	l.queue = pairs(points, l.groups)
	heap.Init(&l.queue)
	for len(l.queue) > 0 {
		l.step()
	}
	of := make([]int32, len(points))
	for i := range of {
		of[i] = l.root(int32(i))
	}
	return of
}

// step takes the pair that was nearest. Where one of it has grown since, it looks
// again; else it joins them.
func (l *linkage) step() {
	p := heap.Pop(&l.queue).(pair)
	a, b := l.root(p.a), l.root(p.b)
	if a == b {
		return
	}
	if a > b {
		a, b = b, a
	}
	age := l.age[a] + l.age[b]
	if a == p.a && b == p.b && age == p.age {
		l.merge(a, b)
		return
	}
	key := [2]int32{a, b}
	if l.looked[key] == age {
		return // it stands in the queue already, or was not near enough
	}
	l.looked[key] = age
	if near := nearness(l.groups[a], l.groups[b]); near > sameHappening {
		heap.Push(&l.queue, pair{a, b, near, age})
	}
}

// merge makes one group of two.
func (l *linkage) merge(a, b int32) {
	delete(l.looked, [2]int32{a, b})
	l.groups[a], l.groups[b] = together(l.groups[a], l.groups[b]), nil
	l.age[a] += l.age[b] + 1
	l.into[b] = a
}

// root is the group that a report's or group's reports are in now.
func (l *linkage) root(i int32) int32 {
	for l.into[i] != i {
		l.into[i] = l.into[l.into[i]]
		i = l.into[i]
	}
	return i
}

// queue is a heap of pairs, nearest first.
type queue []pair

func (q *queue) Len() int      { return len(*q) }
func (q *queue) Swap(i, j int) { (*q)[i], (*q)[j] = (*q)[j], (*q)[i] }
func (q *queue) Less(i, j int) bool {
	a, b := (*q)[i], (*q)[j]
	return cmp.Or(cmp.Compare(b.near, a.near), cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b)) < 0
}

func (q *queue) Push(x any) { *q = append(*q, x.(pair)) }

func (q *queue) Pop() any {
	last := len(*q) - 1
	p := (*q)[last]
	*q = (*q)[:last]
	return p
}
